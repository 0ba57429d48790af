using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Audit;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.Search;

namespace Portal.Application.Publishing;

/// <summary>One fact that differs between the workroom and what the public sees; an empty side is not there.</summary>
public sealed record SiteDifference(string Area, string Name, string Before, string After);

/// <summary>What waits to be released. <paramref name="Seen"/> is the fingerprint of what the page shows; <paramref name="WhyNot"/> stands in the way of this person.</summary>
public sealed record PendingSite(IReadOnlyList<SiteDifference> Differences, string Seen, Refusal? WhyNot);

/// <summary>
/// Administrators change columns, units and settings; the disclosure office makes them public. As with papers, nobody releases
/// what he changed himself.
/// </summary>
public sealed class SiteRelease(PortalDbContext db, PublishingGate gate, TimeProvider clock)
{
    /// <summary>Old addresses shown one by one; more are read in their own table.</summary>
    private const int MaxAddresses = 100;

    private static readonly string[] Changes = ["columns.created", "columns.changed", "units.created", "units.changed", "settings.changed", "synonyms.created", "synonyms.changed", "addresses.created", "addresses.changed", "addresses.removed"];

    public async Task<PendingSite> PendingAsync(Actor actor, CancellationToken token)
    {
        var (shown, wanted, addresses) = (await gate.ShownFaceAsync(token), await gate.WantedFaceAsync(token), await gate.WaitingAddressesAsync(token));
        var differences = Differences("栏目", Lines(shown.Columns), Lines(wanted.Columns))
            .Concat(Differences("机构", Lines(shown.Units), Lines(wanted.Units)))
            .Concat(Differences("网站信息", Lines(shown.Settings), Lines(wanted.Settings)))
            .Concat(Differences("同义词", Lines(shown.Synonyms), Lines(wanted.Synonyms)))
            .Concat(addresses.Take(MaxAddresses).Select(a => new SiteDifference("旧网址", a.Path, a.Before, a.Target))).ToList();
        if (addresses.Count > MaxAddresses) differences.Add(new SiteDifference("旧网址", $"另有{addresses.Count - MaxAddresses}个旧网址", "", "请在“旧网址”里按“待公布”查看或者导出"));
        return new PendingSite(differences, AuditEntry.Hash(wanted.Hash + string.Concat(addresses.Select(a => $"\n{a.Path} {a.Target}"))), await WhyNotAsync(actor, differences.Count, token));
    }

    /// <exception cref="StaleException">Something was changed after the page was shown.</exception>
    public async Task ReleaseAsync(string seen, Actor actor, CancellationToken token)
    {
        var pending = await PendingAsync(actor, token);
        if (pending.WhyNot is { } refusal) throw new RefusedException(refusal);
        if (pending.Seen != seen) throw new StaleException(nameof(ShelfSite), 0);
        await gate.PutSiteAsync(new Stamp(actor.UserId, clock.UtcNow(), actor.For([Role.DisclosureOffice], 0).First().OnBehalfOfId), string.Join('、', pending.Differences.Select(d => d.Area + "“" + d.Name + "”")), token);
    }

    private async Task<Refusal?> WhyNotAsync(Actor actor, int differences, CancellationToken token)
    {
        if (!actor.Holds(Role.DisclosureOffice)) return Refusals.NotYourDesk;
        if (differences == 0) return new("NothingToRelease", "没有等待公布的变动");
        var last = await db.AuditEvents.Where(e => e.Kind == PublishingGate.SiteReleased).MaxAsync(e => (int?)e.Id, token) ?? 0;
        var changers = await db.AuditEvents.Where(e => e.Id > last && Changes.Contains(e.Kind)).Select(e => e.ById).Distinct().ToListAsync(token);
        return !actor.IsOtherThan(changers, [Role.DisclosureOffice], 0)
            ? new("ChangerReleases", "您修改过其中的内容，应当由另一个人核对公布") : null;
    }

    private static IEnumerable<SiteDifference> Differences(string area, Dictionary<string, (string Name, string Text)> before, Dictionary<string, (string Name, string Text)> after)
    {
        foreach (var (key, (name, text)) in after)
        {
            var old = before.GetValueOrDefault(key).Text ?? "";
            if (old != text) yield return new(area, name, old, text);
        }
        foreach (var (key, (name, text)) in before.Where(b => !after.ContainsKey(b.Key))) yield return new(area, name, text, "");
    }

    private static Dictionary<string, (string, string)> Lines(IReadOnlyList<ShelfColumn> columns) => columns.OrderBy(c => c.Order).ToDictionary(c => c.Slug, c => (c.Name, Joined(
        ("名称", c.Name), ("说明", c.Description), ("地址", "/columns/" + c.Slug), ("上级", columns.FirstOrDefault(p => p.Slug == c.ParentSlug)?.Name ?? ""), ("排序", c.Order.ToString(CultureInfo.InvariantCulture)),
        ("类别", c.Kind.Chinese()), ("平台板块", c.Section == ColumnSection.None ? "" : c.Section.Chinese()), ("法定内容", c.Article20 == 0 ? "" : $"条例第二十条第{c.Article20}项"), ("责任处室", c.OwnerName), ("状态", c.IsClosed ? "已停用" : "在用"))));

    private static Dictionary<string, (string, string)> Lines(IReadOnlyList<ShelfUnit> units) => units.OrderBy(u => u.Order).ToDictionary(u => u.SourceId.ToString(CultureInfo.InvariantCulture), u => (u.Name, Joined(
        ("名称", u.Name), ("类别", u.Kind.Chinese()), ("上级", units.FirstOrDefault(p => p.SourceId == u.ParentSourceId)?.Name ?? ""), ("排序", u.Order.ToString(CultureInfo.InvariantCulture)), ("职责", u.Duties), ("电话", u.Phone), ("地址", u.Address))));

    private static Dictionary<string, (string, string)> Lines(IReadOnlyList<ShelfSetting> settings) =>
        settings.ToDictionary(s => s.Key, s => (SiteSettingKeys.All.FirstOrDefault(k => k.Key == s.Key).Label ?? s.Key, s.Value));

    private static Dictionary<string, (string, string)> Lines(IReadOnlyList<ShelfSynonym> synonyms) =>
        synonyms.GroupBy(s => s.Words.Split(' ')[0]).ToDictionary(g => g.Key, g => (g.Key, string.Join('\n', g.Select(s => s.Words))));

    private static string Joined(params (string Label, string Value)[] facts) => string.Join('\n', facts.Where(f => f.Value.Length > 0).Select(f => $"{f.Label}：{f.Value}"));
}
