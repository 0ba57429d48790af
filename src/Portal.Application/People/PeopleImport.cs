using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Mail;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Application.People;

public enum RowOutcome
{
    /// <summary>接收</summary>
    Taken,

    /// <summary>已有，未改动</summary>
    Known,

    /// <summary>未接收</summary>
    Refused,
}

/// <summary>What became of one line. <paramref name="Password"/> is there only for somebody who was created by it.</summary>
public sealed record PeopleRowReport(int Line, string Unit, string Name, string UserName, RowOutcome Outcome, string Note, string? Password = null);

/// <summary><paramref name="ImportId"/> is the history row of the import, 0 where nothing came in.</summary>
public sealed record PeopleImportReport(IReadOnlyList<PeopleRowReport> Rows, IReadOnlyList<string> NewUnits, int ImportId)
{
    public int Count(RowOutcome outcome) => Rows.Count(r => r.Outcome == outcome);
}

/// <summary>
/// Takes in people and units out of a sheet. Good lines come in, in one transaction; wrong lines are named with the reason and change nothing.
/// What is there already is never changed by a sheet.
/// </summary>
public sealed partial class PeopleImport(PortalDbContext db, PeopleDesk desk)
{
    public const string AuditKind = "people.imported";
    private const string PasswordsTaken = "people.passwords-taken";

    public async Task<PeopleImportReport> RunAsync(IReadOnlyList<PeopleRow> rows, Stamp by, CancellationToken token)
    {
        var units = await db.Units.ToDictionaryAsync(u => u.Name, token);
        var known = await db.Users.AsNoTracking().Select(u => new { u.NormalizedUserName, u.Name }).ToDictionaryAsync(u => u.NormalizedUserName!, u => u.Name, token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var (newUnits, wrongUnits) = await UnitsAsync(rows, units, by, token);

        var seen = new Dictionary<string, int>();
        var reports = new List<PeopleRowReport>(rows.Count);
        var created = new List<(PortalUser Person, PersonFacts Facts)>();
        foreach (var row in rows)
        {
            var key = row.UserName.ToUpperInvariant();
            if (wrongUnits.TryGetValue(row.Unit, out var why)) Report(RowOutcome.Refused, why);
            else if (row.Name.Length == 0 && row.UserName.Length == 0) Report(newUnits.Contains(row.Unit) ? RowOutcome.Taken : RowOutcome.Known, newUnits.Contains(row.Unit) ? "新建处室" : "处室已有，未改动");
            else if (WhatIsWrong(row, out var roles) is { } wrong) Report(RowOutcome.Refused, wrong);
            else if (seen.TryGetValue(key, out var line)) Report(RowOutcome.Refused, $"用户名与第{line}行重复");
            else if (known.TryGetValue(key, out var name)) Report(name == row.Name ? RowOutcome.Known : RowOutcome.Refused, name == row.Name ? "人员已有，未改动" : $"用户名“{row.UserName}”已经有人使用");
            else
            {
                seen.Add(key, row.Line);
                var facts = new PersonFacts(row.Name, row.UserName, row.Title, units[row.Unit].Id, roles, Email: row.Email);
                var person = desk.NewPerson(facts);
                var password = InitialPasswords.New();
                person.PasswordHash = InitialPasswords.Hash(person, password);
                db.Users.Add(person);
                created.Add((person, facts));
                Report(RowOutcome.Taken, newUnits.Contains(row.Unit) ? "新建人员，处室为新建" : "新建人员", password);
            }

            void Report(RowOutcome outcome, string note, string? password = null) => reports.Add(new(row.Line, row.Unit, row.Name, row.UserName, outcome, note, password));
        }

        AuditEvent? imported = null;
        if (created.Count + newUnits.Count > 0)
            await db.SaveNumberedAsync(_ =>
            {
                foreach (var (person, facts) in created) desk.AddRightsAndHistory(person, facts, by);
                imported = new AuditEvent(AuditKind, nameof(PortalUser), 0, $"新建人员{created.Count}名、处室{newUnits.Count}个，未接收{reports.Count(r => r.Outcome == RowOutcome.Refused)}行", by);
                db.AuditEvents.Add(imported);
                return Task.CompletedTask;
            }, token);
        await transaction.CommitAsync(token);
        return new PeopleImportReport(reports, [.. newUnits], imported?.Id ?? 0);
    }

    /// <summary>The table of initial passwords leaves the program once; the second time it is refused.</summary>
    public async Task TakePasswordsAsync(int importId, Stamp by, CancellationToken token)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        if (await db.AuditEvents.AnyAsync(e => e.Kind == PasswordsTaken && e.SubjectId == importId, token))
            throw new RefusedException(new("PasswordsTaken", "这份初始密码表已经下载过一次。没有保存好的，请在人员页面重置密码"));
        db.AuditEvents.Add(new AuditEvent(PasswordsTaken, nameof(AuditEvent), importId, "下载初始密码表", by));
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
    }

    /// <summary>Makes the units that are missing, those above first, and says which of the sheet's units cannot be made.</summary>
    private async Task<(HashSet<string> New, Dictionary<string, string> Wrong)> UnitsAsync(IReadOnlyList<PeopleRow> rows, Dictionary<string, Unit> units, Stamp by, CancellationToken token)
    {
        var wrong = new Dictionary<string, string>();
        var made = new HashSet<string>();
        // The first line that says something of a unit counts.
        var open = rows.Where(r => !units.ContainsKey(r.Unit)).GroupBy(r => r.Unit)
            .ToDictionary(g => g.Key, g => (Parent: g.Select(r => r.ParentUnit).FirstOrDefault(p => p.Length > 0) ?? "", Kind: g.Select(r => r.UnitKind).FirstOrDefault(k => k.Length > 0) ?? ""));
        foreach (var (name, (parent, kind)) in open)
            if (WhatIsWrong(name, kind) is { } why) wrong[name] = why;
            else if (parent.Length > 0 && !units.ContainsKey(parent) && !open.ContainsKey(parent)) wrong[name] = $"上级处室“{parent}”不存在，表里也没有";
        foreach (var name in wrong.Keys) open.Remove(name);
        foreach (var closed in units.Values.Where(u => u.IsClosed)) wrong[closed.Name] = $"处室“{closed.Name}”已经撤销";

        var order = units.Count == 0 ? 0 : units.Values.Max(u => u.Order);
        while (open.Where(u => u.Value.Parent.Length == 0 || units.ContainsKey(u.Value.Parent)).ToList() is { Count: > 0 } ready)
        {
            var round = ready.ConvertAll(u => new Unit(u.Key, Kind(u.Value.Kind) ?? UnitKind.Section, u.Value.Parent.Length == 0 ? null : units[u.Value.Parent].Id, order += 10));
            db.Units.AddRange(round);
            await db.SaveNumberedAsync(_ =>
            {
                foreach (var unit in round) db.AuditEvents.Add(new AuditEvent("units.created", nameof(Unit), unit.Id, $"{unit.Name}，{unit.Kind.Chinese()}，上级 {unit.ParentId}（表格导入）", by));
                return Task.CompletedTask;
            }, token);
            foreach (var unit in round)
            {
                units.Add(unit.Name, unit);
                made.Add(unit.Name);
                open.Remove(unit.Name);
            }
        }
        foreach (var (name, (parent, _)) in open) wrong[name] = $"上级处室“{parent}”没有建成，或者上下级互为上级";
        return (made, wrong);
    }

    private static string? WhatIsWrong(string unit, string kind)
    {
        if (unit.Length == 0) return "没有填写处室";
        if (unit.Length > Unit.NameMaxLength) return $"处室名称超过{Unit.NameMaxLength}个字";
        return Kind(kind) is null ? $"处室类别“{kind}”应当是内设处室或者直属单位" : null;
    }

    private static string? WhatIsWrong(PeopleRow row, out List<Role> roles)
    {
        roles = [];
        if (row.Name.Length == 0) return "没有填写姓名";
        if (row.UserName.Length == 0) return "没有填写用户名";
        if (row.Name.Length > PortalUser.NameMaxLength) return $"姓名超过{PortalUser.NameMaxLength}个字";
        if (row.Title.Length > PortalUser.TitleMaxLength) return $"职务超过{PortalUser.TitleMaxLength}个字";
        if (row.UserName.Length > PortalUser.UserNameMaxLength || !UserName().IsMatch(row.UserName)) return $"用户名只能用字母、数字和 - . _ @ +，不超过{PortalUser.UserNameMaxLength}位";
        if (row.Email.Length > 0 && !Mailer.IsAddress(row.Email)) return $"“{row.Email}”不是电子邮箱地址";
        foreach (var word in row.Roles.Split(['、', ',', '，', ';', '；', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (RoleNames.Find(word) is not { } role) return $"没有名为“{word}”的角色";
            roles.Add(role);
        }
        return null;
    }

    private static UnitKind? Kind(string text) => text switch
    {
        "" or "内设处室" or "处室" => UnitKind.Section,
        "直属单位" => UnitKind.SubordinateBody,
        _ => null,
    };

    [GeneratedRegex(PortalUser.UserNamePattern)]
    private static partial Regex UserName();
}
