using System.CommandLine;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Web.Commands;

/// <summary><c>user add</c>: an account, and its unit where that is missing. The way to the first administrator of a new installation.</summary>
public static class UserCommand
{
    public static Command Create(CommandHost host)
    {
        var name = new Option<string>("--name") { Description = "姓名", Required = true };
        var user = new Option<string>("--user") { Description = "用户名：字母、数字和 - . _ @ +", Required = true };
        var unit = new Option<string>("--unit") { Description = "处室；没有的会新建", Required = true };
        var role = new Option<string[]>("--role") { Description = $"角色，可以多个：{string.Join(' ', Enum.GetNames<Role>())}", Required = true, AllowMultipleArgumentsPerToken = true };
        var title = new Option<string>("--title") { Description = "职务", DefaultValueFactory = _ => "" };
        var fromInput = new Option<bool>("--password-stdin") { Description = "从标准输入读密码；否则生成一个并显示" };
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var add = new Command("add", "新建账号 / add an account") { name, user, unit, role, title, fromInput, json };
        add.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            try
            {
                var chosen = parsed.GetValue(fromInput) ? (await Console.In.ReadLineAsync(token))?.Trim() ?? "" : null;
                var facts = new PersonFacts(parsed.GetValue(name)!.Trim(), parsed.GetValue(user)!.Trim(), parsed.GetValue(title)!.Trim(), null, Roles(parsed.GetValue(role) ?? []));
                var added = await AddAsync(services, facts, parsed.GetValue(unit)!.Trim(), chosen, token);
                if (parsed.GetValue(json)) CommandHost.Print(added);
                else Print(added);
                return 0;
            }
            catch (RefusedException refused)
            {
                await Console.Error.WriteLineAsync(refused.Refusal.Message);
                return 1;
            }
        }));
        return new Command("user", "账号 / accounts") { add };
    }

    private sealed record Added(int Id, string UserName, string Name, string Unit, bool UnitCreated, string? Password, bool MustChangePassword = true);

    private static async Task<Added> AddAsync(IServiceProvider services, PersonFacts facts, string unitName, string? chosen, CancellationToken token)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        if ((await db.Database.GetPendingMigrationsAsync(token)).Any()) throw Refuse("数据库还没有建立或者升级，请先运行 migrate");
        if (facts.Name.Length is 0 or > PortalUser.NameMaxLength) throw Refuse($"姓名应当有1到{PortalUser.NameMaxLength}个字");
        if (facts.Title.Length > PortalUser.TitleMaxLength) throw Refuse($"职务不超过{PortalUser.TitleMaxLength}个字");
        if (!System.Text.RegularExpressions.Regex.IsMatch(facts.UserName, PortalUser.UserNamePattern) || facts.UserName.Length > PortalUser.UserNameMaxLength)
            throw Refuse($"用户名只能用字母、数字和 - . _ @ +，不超过{PortalUser.UserNameMaxLength}位");
        if (unitName.Length is 0 or > Unit.NameMaxLength) throw Refuse($"处室名称应当有1到{Unit.NameMaxLength}个字");
        if (chosen is not null) await RefuseWeakAsync(services.GetRequiredService<UserManager<PortalUser>>(), chosen);

        var by = new Stamp(0, services.GetRequiredService<TimeProvider>().UtcNow());
        var people = services.GetRequiredService<PeopleDesk>();
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var unit = await db.Units.SingleOrDefaultAsync(u => u.Name == unitName, token);
        var created = unit is null;
        unit ??= await services.GetRequiredService<UnitDesk>().CreateAsync(new UnitFacts(unitName, UnitKind.Section, null, 10), by, token);
        var (person, password) = await people.CreateAsync(facts with { UnitId = unit.Id }, chosen, by, token);
        await transaction.CommitAsync(token);
        return new Added(person.Id, person.UserName!, person.Name, unit.Name, created, chosen is null ? password : null);
    }

    private static async Task RefuseWeakAsync(UserManager<PortalUser> users, string password)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, new PortalUser(), password) is { Succeeded: false } weak)
                throw Refuse(string.Join("；", weak.Errors.Select(e => e.Description)));
    }

    private static List<Role> Roles(string[] names) => [.. names.Select(name => RoleNames.Find(name) ?? throw Refuse($"没有角色“{name}”；可用的有 {string.Join(' ', Enum.GetNames<Role>())}")).Distinct()];

    private static void Print(Added added)
    {
        if (added.UnitCreated) Console.WriteLine($"新建处室：{added.Unit}");
        Console.WriteLine($"新建账号：{added.UserName}（{added.Name}，{added.Unit}）");
        Console.WriteLine(added.Password is null ? "首次登录须修改密码" : $"初始密码：{added.Password}（只显示这一次，首次登录须修改）");
    }

    private static RefusedException Refuse(string message) => new(new("UserAdd", message));
}
