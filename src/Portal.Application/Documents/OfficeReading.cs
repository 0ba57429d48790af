using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Application.Documents;

/// <summary>One line of a list in the office: an edition where it stands.</summary>
public sealed record OfficeLine(int DocumentId, int EditionId, string Title, int Number, EditionState State, WorkflowPath Path, string UnitName, int ColumnId, DisclosureAttribute? Attribute,
    string? IndexNumber, DateTime StepSince, DateOnly? StepDueOn, DateTime? PublishAt, string FailureReason, int LastById, int Version);

/// <summary>One thing that waits for somebody.</summary>
public sealed record Todo(OfficeLine Line, string What, IReadOnlyList<GateKind> Gates);

public enum OfficeOrder
{
    /// <summary>The latest edition first.</summary>
    Newest,

    /// <summary>What has stood longest where it stands first.</summary>
    Longest,
}

/// <summary>What a list in the office is asked for. <paramref name="After"/> is the key of the page before's last line.</summary>
public sealed record OfficeFilter(EditionState? State, int? UnitId, int? ColumnId, string? Words, OfficeOrder Order = OfficeOrder.Newest, string? After = null);

/// <summary>Lists of the office side. Everybody sees what his roles reach: drafters and unit heads their units, the desks of the bureau everything, administrators nothing.</summary>
public sealed class OfficeReading(PortalDbContext db, GateDuties duties)
{
    public const int PageSize = 50;
    private const int TodoSize = 200;
    private static readonly Role[] BureauRoles = [Role.DisclosureOffice, Role.ConfidentialityReviewer, Role.LegalSection, Role.Signer, Role.Supervisor];

    /// <summary>Holds a desk of the bureau, which sees the papers of every unit.</summary>
    public static bool SeesAll(Actor actor) => BureauRoles.Any(actor.Holds);

    public static bool MaySee(Actor actor, int unitId) => SeesAll(actor) || actor.For([Role.Drafter, Role.UnitHead], unitId).Any();

    public async Task<(IReadOnlyList<OfficeLine> Lines, string? Next)> ListAsync(OfficeFilter filter, Actor actor, CancellationToken token)
    {
        var query = Visible(actor);
        query = filter.State is { } state ? query.Where(e => e.State == state) : query.Where(e => e.State != EditionState.Superseded && e.State != EditionState.Discarded);
        if (filter.UnitId is { } unit) query = query.Where(e => e.Document.UnitId == unit);
        if (filter.ColumnId is { } column) query = query.Where(e => e.Content.ColumnId == column);
        if (!string.IsNullOrWhiteSpace(filter.Words))
        {
            var words = filter.Words.Trim();
            query = query.Where(e => e.Content.Title.Contains(words) || e.DocumentNumber.Contains(words) || e.Document.IndexNumber!.Contains(words));
        }
        var longest = filter.Order == OfficeOrder.Longest;
        if (Key(filter.After) is var (since, id)) query = longest ? query.Where(e => e.StepSince > since || (e.StepSince == since && e.Id > id)) : query.Where(e => e.Id < id);
        query = longest ? query.OrderBy(e => e.StepSince).ThenBy(e => e.Id) : query.OrderByDescending(e => e.Id);
        var lines = await Lines(query.Take(PageSize + 1)).ToListAsync(token);
        lines = longest ? [.. lines.OrderBy(l => l.StepSince).ThenBy(l => l.EditionId)] : [.. lines.OrderByDescending(l => l.EditionId)];
        if (lines.Count <= PageSize) return (lines, null);
        lines.RemoveAt(PageSize);
        return (lines, string.Create(CultureInfo.InvariantCulture, $"{lines[^1].StepSince.Ticks}-{lines[^1].EditionId}"));
    }

    private static (DateTime Since, int Id)? Key(string? after) =>
        after?.Split('-') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTime.MaxValue.Ticks && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var i)
            ? (new DateTime(t, DateTimeKind.Utc), i) : null;

    /// <summary>What waits for the actor, the earliest due first. At most 200 of each desk; More says that some desk has more.</summary>
    public async Task<(IReadOnlyList<Todo> Todos, bool More)> TodosAsync(Actor actor, CancellationToken token)
    {
        var todos = new List<Todo>();
        var more = false;
        var me = actor.UserId;
        await AddAsync(Role.Drafter, [EditionState.Draft], l => l.LastById == me ? "完成起草" : "修改后提交", e => true);
        await AddAsync(Role.UnitHead, [EditionState.WithUnitHead], _ => "审核并提出意见", e => true);
        await AddAsync(Role.DisclosureOffice, [EditionState.WithOffice], _ => "审查公开属性和理由", e => true);
        await AddAsync(Role.DisclosureOffice, [EditionState.Signed, EditionState.PublicationFailed], l => l.State == EditionState.Signed ? "登记并发布" : "处理发布失败", e => true);
        await AddAsync(Role.ConfidentialityReviewer, [EditionState.AwaitingConfirmation], _ => "核对勘误", e => e.Contributors.All(c => c.UserId != me));
        await AddAsync(Role.Signer, [EditionState.WithSigner], _ => "签发", e => e.Contributors.All(c => c.UserId != me) && e.Verdicts.All(v => v.Gate != GateKind.Confidentiality || v.ById != me));
        await AddAsync(Role.Signer, [EditionState.Stopped], _ => "决定撤回还是恢复", e => true);
        foreach (var gate in Enum.GetValues<GateKind>())
            await AddAsync(duties[gate], [EditionState.InGates], _ => gate.Chinese() + "审查",
                e => !e.Verdicts.Any(v => v.Gate == gate && v.Round == e.Round && v.Verdict == Verdict.Pass) && (gate != GateKind.Confidentiality || e.Contributors.All(c => c.UserId != me)), gate);
        return ([.. todos.GroupBy(t => t.Line.EditionId).Select(g => g.First() with { What = string.Join('、', g.Select(t => t.What).Distinct()), Gates = [.. g.SelectMany(t => t.Gates).Distinct()] })
            .OrderBy(t => t.Line.StepDueOn ?? DateOnly.MaxValue).ThenBy(t => t.Line.StepSince).ThenBy(t => t.Line.EditionId)], more);

        async Task AddAsync(Role role, EditionState[] states, Func<OfficeLine, string> what, System.Linq.Expressions.Expression<Func<Edition, bool>> also, GateKind? gate = null)
        {
            var units = actor.Mandates.Where(m => m.Role == role).SelectMany(m => m.Units).Distinct().ToList();
            if (!actor.Holds(role)) return;
            var query = db.Editions.AsNoTracking().Where(e => states.Contains(e.State)).Where(also);
            if (role is Role.Drafter or Role.UnitHead) query = query.Where(e => units.Contains(e.Document.UnitId));
            var lines = await Lines(query.OrderBy(e => e.StepSince).Take(TodoSize + 1)).ToListAsync(token);
            more |= lines.Count > TodoSize;
            todos.AddRange(lines.Take(TodoSize).Select(l => new Todo(l, what(l), gate is { } g ? [g] : [])));
        }
    }

    /// <summary>How many drafts of a unit are open, and how many of its papers are between submission and publication.</summary>
    public async Task<(int Drafts, int UnderWay)> OpenAsync(int unitId, CancellationToken token)
    {
        EditionState[] done = [EditionState.Draft, EditionState.Published, EditionState.Superseded, EditionState.Withdrawn, EditionState.Filed, EditionState.Discarded];
        var editions = db.Editions.AsNoTracking().Where(e => e.Document.UnitId == unitId);
        return (await editions.CountAsync(e => e.State == EditionState.Draft, token), await editions.CountAsync(e => !done.Contains(e.State), token));
    }

    /// <summary>How many returns each unit had between two moments, by reason (退文 are counted by unit).</summary>
    public async Task<IReadOnlyList<(string Unit, ReturnReason Reason, int Count)>> ReturnsAsync(DateTime from, DateTime to, CancellationToken token)
    {
        var returned = nameof(EditionAction.Return);
        var rows = await db.Editions.AsNoTracking()
            .SelectMany(e => e.Events.Where(v => v.What == returned && v.At >= from && v.At < to && v.Reason != null), (e, v) => new { e.Document.UnitId, v.Reason })
            .GroupBy(r => new { r.UnitId, r.Reason }).Select(g => new { g.Key.UnitId, g.Key.Reason, Count = g.Count() }).ToListAsync(token);
        var names = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, token);
        return [.. rows.Select(r => (names[r.UnitId], r.Reason!.Value, r.Count)).OrderByDescending(r => r.Count)];
    }

    /// <summary>Names for the ids that a page shows; 0 is the system.</summary>
    public async Task<IReadOnlyDictionary<int, string>> NamesAsync(IEnumerable<int> ids, CancellationToken token)
    {
        var wanted = ids.Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => wanted.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, token);
        names[0] = "系统";
        foreach (var id in wanted) names.TryAdd(id, $"{id}号人员");
        return names;
    }

    public async Task<IReadOnlyList<Column>> ColumnsAsync(CancellationToken token) => [.. (await db.Columns.AsNoTracking().ToListAsync(token)).OrderBy(c => c.Order)];

    public async Task<IReadOnlyList<Unit>> UnitsAsync(CancellationToken token) => [.. (await db.Units.AsNoTracking().Where(u => !u.IsClosed).ToListAsync(token)).OrderBy(u => u.Order)];

    private IQueryable<Edition> Visible(Actor actor)
    {
        var query = db.Editions.AsNoTracking();
        if (BureauRoles.Any(actor.Holds)) return query;
        var units = actor.Mandates.Where(m => m.Role is Role.Drafter or Role.UnitHead).SelectMany(m => m.Units).Distinct().ToList();
        return query.Where(e => units.Contains(e.Document.UnitId));
    }

    private IQueryable<OfficeLine> Lines(IQueryable<Edition> query) =>
        query.Select(e => new OfficeLine(e.DocumentId, e.Id, e.Content.Title, e.Number, e.State, e.Path,
            db.Units.Where(u => u.Id == e.Document.UnitId).Select(u => u.Name).First(), e.Content.ColumnId, e.DecidedAttribute ?? e.Content.Attribute,
            e.Document.IndexNumber, e.StepSince, e.StepDueOn, e.PublishAt, e.FailureReason, e.Events.OrderByDescending(v => v.Id).Select(v => v.ById).FirstOrDefault(), e.Document.Version));
}
