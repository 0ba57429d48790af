using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Contacts;
using Portal.Application.Documents;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Training;
using Portal.Browser.Tests.Harness;
using Portal.Domain.Contacts;
using Portal.Domain.Documents;
using Portal.Domain.Training;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Browser.Tests;

/// <summary>A page as it was seen at both widths.</summary>
public sealed record PageSeen(string Name, string Html, IReadOnlyList<string> Sideways, IReadOnlyList<string> Inaccessible, IReadOnlyList<string> Complaints);

/// <summary>A bureau with a paper in every state and everything that is awkward to show; its pages are walked once for all tests.</summary>
public sealed class EveryPageBureau : BrowserBureau
{
    private static readonly AxeRunOptions Rules = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }, ResultTypes = [ResultType.Violations] };

    /// <summary>A citizen who chose large text and high contrast.</summary>
    private const string WithLargeText = "large";

    // Nobody's pages are so many that the others wait for him.
    private const int AtOneSitting = 12;

    private readonly List<(string Who, string Path)> _pages = [];
    private Task<IReadOnlyList<PageSeen>>? _walk;

    public Task<IReadOnlyList<PageSeen>> WalkAsync(Chromium chromium) => _walk ??= SeeAllAsync(chromium);

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        await ArrangePublicAsync();
        await ArrangeDesksAsync();
        await ArrangeTrainingAndContactsAsync();
        await InScopeAsync(async services => await services.GetRequiredService<DelegationDesk>().GiveAsync(
            (await services.GetRequiredService<Portal.Application.Data.PortalDbContext>().Users.FindAsync(IdOf(Lawyer)))!, Domain.People.Role.Signer,
            Clock.Now.UtcDateTime.AddHours(1), Clock.Now.UtcDateTime.AddDays(3), "出差", new Domain.Stamp(IdOf(Signer), Clock.Now.UtcDateTime), default));

        foreach (var who in new[] { Drafter, Officer, Administrator }) Add(who, "/admin");
        Add(Drafter, "/admin/documents/new", "/admin/import", "/account/password", "/account/second-factor", "/account/denied", "/admin/delegations");
        Add(Officer, "/admin/documents", "/admin/documents?state=Published", "/admin/documents?words=没有这样的文件", "/admin/audit", "/admin/batch", "/admin/returns", "/admin/returns?year=2020", "/admin/lexicon", "/admin/lexicon?q=没有这样的词", "/admin/lexicon/new", "/admin/lexicon/1", "/admin/lexicon/try", "/admin/synonyms", "/admin/synonyms/new", "/admin/synonyms/1", "/admin/search-misses");
        Add(Signer, "/admin/delegations", "/admin/delegations/new");
        Add(Administrator, "/admin/audit", "/admin/audit?kind=people.created", "/admin/calendar", "/admin/calendar?From=2026-04-01&Days=20", "/admin/calendar/2026", "/admin/calendar/2031", "/admin/people", "/admin/people?q=没有这个人",
            "/admin/people/new", $"/admin/people/{IdOf(Drafter)}", "/admin/people/import", "/admin/units", "/admin/units/new", $"/admin/units/{Relief}", "/admin/roles", "/admin/delegations", "/admin/old-addresses", "/admin/old-addresses/new", "/admin/old-addresses/paste", "/admin/columns", "/admin/columns/new", "/admin/columns/1", "/admin/settings");
        await ArrangePlansAsync();
        Add(Drafter, "/admin/import/sheet");
        Add(Officer, "/admin/figures", "/admin/figures?from=2020-01&to=2020-03", "/admin/import/runs", "/admin/old-addresses?q=没有这个网址", "/admin/site-release");
    }

    private void Add(string who, params string[] paths) => _pages.AddRange(paths.Select(path => (who, path)));

    private async Task ArrangePublicAsync()
    {
        // Five and twenty notices: the list has a second page.
        foreach (var one in await SignedAsync(25)) await ActAsync(one, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
        var full = await DraftAsync(c => c with
        {
            Title = string.Concat(Enumerable.Repeat("关于进一步加强和改进社会救助工作的通知", 11))[..200],
            Summary = "概述一份标题很长、有宽表格、有附件的文件。",
            Subject = "社会救助",
            Source = "云岭市人民政府",
            SourceUrl = "https://www.example.org/" + new string('a', 120),
            InForceFrom = new DateOnly(2026, 4, 1),
            ValidUntil = new DateOnly(2031, 3, 31),
            Body = "各县（区）民政局：\n\n## 一、标准\n\n### （一）城乡标准。\n\n按下表执行。\n\n| 地区 | 一季度 | 二季度 | 三季度 | 四季度 | 全年合计 | 比上年增长 | 备注说明文字 |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n| 东山县 | 1,234 | 2,345 | 3,456 | 4,567 | 11,602 | 12.5% | 含临时救助 |\n\n- 一个没有空格的长网址：https://www.example.org/" + new string('b', 150) + "\n\n::: sign\n云岭市民政局\n\n2026年3月1日\n:::\n",
        });
        await AttachAsync(full, "附件1：" + string.Concat(Enumerable.Repeat("一个很长很长的附件名称", 9)) + ".docx", WordPaper.Attachment());
        await CarryAsync(full, EditionState.Published);
        var listed = await DraftAsync(c => c with { Title = "依申请公开的一份请示", Attribute = DisclosureAttribute.OnRequest, AttributeReason = "属于过程性信息，正在研究", LegalBasis = "16.2", ListTitle = true });
        await CarryAsync(listed, EditionState.Published);
        var addresses = new List<string> { await AddressAsync(full), await AddressAsync(listed) };
        Add("", "/livelihood-projects", "/work-plans", "/work-plans/2026", "/work-plans/2026?unit=社会救助处", "/work-plans/2026?unit=没有的处室", "/work-plans/2025", "/livelihood-projects/2026");
        var evidence = await DraftAsync(c => c with { Title = "后来撤回的佐证" });
        await CarryAsync(evidence, EditionState.Published);
        await this.ReleaseAsync(WorkPlanKind.WorkPlan, 2025);
        await this.ReleaseAsync(WorkPlanKind.WorkPlan, 2026, addresses[0], await AddressAsync(evidence));
        await this.ReleaseAsync(WorkPlanKind.LivelihoodProjects, 2026);
        await WithdrawAsync(evidence, WithdrawalReason.PersonalData);
        foreach (var reason in new[] { WithdrawalReason.PersonalData, WithdrawalReason.Outdated, WithdrawalReason.Replaced })
        {
            var id = await DraftAsync(c => c with { Title = $"后来撤回的文件（{reason.Chinese()}）" });
            await CarryAsync(id, EditionState.Published);
            await WithdrawAsync(id, reason, replacedBy: reason == WithdrawalReason.Replaced ? (await ReloadAsync(full)).IndexNumber! : "");
            addresses.Add(await AddressAsync(id));
            Add(Officer, $"/admin/documents/{id}");
        }
        Add("", "/", "/documents", "/documents/calendar", "/api", "/documents?year=2026", "/documents?year=2021", "/columns/notices", "/columns/standards", "/nothing-here", "/account/login",
            "/about", "/about/guide", "/about/rules", "/about/statutory", "/about/offices", "/about/privacy", "/about/accessibility", "/reports", "/requests", "/requests/form", "/site-map",
            "/view", "/search", "/search?q=通知", "/search?q=没有这样的文件", addresses[0] + "/print", addresses[0].Replace("/documents/", "/leave/", StringComparison.Ordinal) + "/1");
        Add("", [.. addresses]);
        Add(Officer, $"/admin/documents/{full}", $"/admin/documents/{full}/history", $"/admin/documents/{full}/sheets/approval", $"/admin/documents/{full}/sheets/secrecy");
        Add(Head, $"/admin/documents/{full}");
    }

    private async Task ArrangePlansAsync()
    {
        var (_, address) = await this.PublishedAsync("作为佐证的公开信息");
        var plan = await this.PlanInForceAsync(2024);
        var task = await this.TaskAsync(plan, "2");
        await this.ReportDoneAsync(plan, task, Relief, new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 1), address);
        var reading = await this.ReadPlanAsync(2027);
        Add(Officer, "/admin/work-plans", "/admin/work-plans/new", $"/admin/work-plans/{reading}", $"/admin/work-plans/{reading}/check/{await this.TaskAsync(reading, "1")}", $"/admin/work-plans/{plan}", $"/admin/work-plans/{plan}/release", $"/admin/work-plans/{plan}/scores", $"/admin/work-plans/{plan}/supervision", $"/admin/work-plans/{plan}/supervision?kind=Notice&unit={Relief}&open=true", $"/admin/work-plans/{plan}/scores/{Relief}", $"/admin/work-plans/{plan}/report", $"/admin/work-plans/{plan}/tasks/{task}", $"/admin/work-plans/{plan}/tasks/{task}?unit={Relief}");
        Add(Drafter, $"/admin/work-plans/{plan}/units/{Relief}", $"/admin/work-plans/{plan}/tasks/{await this.TaskAsync(plan, "1")}?unit={Relief}");
    }

    private async Task ArrangeDesksAsync()
    {
        await InStateAsync(EditionState.Draft, Drafter);
        await InStateAsync(EditionState.WithUnitHead, Head, Drafter);
        await InStateAsync(EditionState.WithOffice, Officer);
        await InStateAsync(EditionState.InGates, Officer, Reviewer);
        await InStateAsync(EditionState.WithSigner, Signer);
        await InStateAsync(EditionState.Signed, Officer);
        await InStateAsync(EditionState.Scheduled, Officer);
        var stopped = await InStateAsync(EditionState.Published, Supervisor);
        await ActAsync(stopped, Supervisor, (s, d, a) => s.GetRequiredService<DocumentRelease>().StopAsync(d, "发现个人信息", a, default));
        Add(Signer, $"/admin/documents/{stopped}");
        Add("", await AddressAsync(stopped));

        var draft = await DraftAsync(c => c with { Title = "还在写的草稿", HigherBody = "云岭市人民政府", AttributeReason = "应当主动公开的政策", InterpretationForHigherBody = "解读材料。" });
        await AttachAsync(draft, "名单.docx", WordPaper.Attachment());
        Add(Drafter, $"/admin/documents/{draft}/edit", $"/admin/documents/{draft}/transmittal", $"/admin/documents/{draft}/history");

        var corrected = await InStateAsync(EditionState.Published, Drafter);
        await ActAsync(corrected, Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().StartNextAsync(d, true, a, default));
        await ActAsync(corrected, Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SaveAsync(d, d.Working!.Content with { Body = d.Working.Content.Body.Replace("疏导", "疏导和安全", StringComparison.Ordinal) }, a, default));
        Add(Drafter, $"/admin/documents/{corrected}/edit", $"/admin/documents/{corrected}/compare?left=1&right=2", $"/admin/documents/{corrected}/history");
        await ActAsync(corrected, Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SubmitAsync(d, a, default));
        Add(Reviewer, $"/admin/documents/{corrected}");
    }

    private async Task ArrangeTrainingAndContactsAsync()
    {
        var (line, held, ahead, handover) = await InScopeAsync(async services =>
        {
            var (training, rolls, contacts, actors) = (services.GetRequiredService<TrainingDesk>(), services.GetRequiredService<TrainingRollDesk>(), services.GetRequiredService<ContactDesk>(), services.GetRequiredService<Actors>());
            var (officer, head) = (await actors.LoadAsync(IdOf(Officer)), await actors.LoadAsync(IdOf(Head)));
            var today = DateOnly.FromDateTime(Clock.Now.DateTime);
            var planned = await training.AddLineAsync(new TrainingLineFacts(today.Year, 1, string.Concat(Enumerable.Repeat("政务公开通识培训", 20)), "新进公务员", OfficeUnit), officer, default);
            var facts = new TrainingSessionFacts(planned.Id, "政务公开通识培训", today.AddDays(-3), true, "https://meeting.example.org/" + new string('a', 100), "赵法规", 2.5m);
            var session = await training.PlanAsync(facts, officer, default);
            await rolls.ExpectAsync(session, session.Version, [IdOf(Drafter), IdOf(Head), IdOf(Lawyer)], officer, default);
            await rolls.RecordAsync(session, Relief, 1, [IdOf(Drafter)], head, default);
            await training.RecordAsync(session, session.Version, facts, 3, "讲解条例。", officer, default);
            await services.GetRequiredService<TrainingMaterialDesk>().AddFileAsync(session, session.Version, string.Concat(Enumerable.Repeat("一个很长的课件名称", 10)) + ".txt", "课件"u8.ToArray(), officer, default);
            var next = await training.PlanAsync(facts with { On = today.AddDays(9) }, officer, default);
            await training.PlanAsync(facts with { On = today.AddDays(-1), Title = "没有登记的培训" }, officer, default);
            var since = today.AddDays(-30);
            await contacts.ReportAsync(Relief, ContactDuty.Contact, 0, 0, new ContactFacts(null, "金联络", "科员", "0000-12345", since), "", head, default);
            await contacts.NoteAsync((await contacts.ReportedAsync(Relief, ContactDuty.Contact, default))!, 0, officer, default);
            await contacts.ReportAsync(Relief, ContactDuty.Contact, 0, 0, new ContactFacts(IdOf(Drafter), "王拟稿", "科员", "0000-12345", today), "岗位调整", head, default);
            var begun = (await contacts.NoteAsync((await contacts.ReportedAsync(Relief, ContactDuty.Contact, default))!, 0, officer, default))!;
            await contacts.ReportAsync(Relief, ContactDuty.Leader, 0, 0, new ContactFacts(IdOf(Head), "张处长", "处长", "", today), "", head, default);
            return (planned.Id, session.Id, next.Id, begun.Id);
        });
        var root = "/admin/training/sessions/";
        Add(Officer, "/admin/training", "/admin/training?year=2020", "/admin/training/lines/new", $"/admin/training/lines/{line}", root + "new", $"{root}{held}", $"{root}{held}/record", $"{root}{held}/people", $"{root}{ahead}", $"{root}{ahead}/edit",
            "/admin/training/figures", "/admin/training/figures?year=2020", "/admin/contacts", "/admin/contacts?missing=true", $"/admin/contacts/{Relief}", $"/admin/contacts/handovers/{handover}");
        Add(Head, "/admin", "/admin/training", $"{root}{held}", "/admin/contacts", $"/admin/contacts/{Relief}", $"/admin/contacts/{Relief}/leader/report", $"/admin/contacts/{Relief}/contact/report");
        Add(Drafter, "/admin/training", $"{root}{held}", $"/admin/contacts/handovers/{handover}");
    }

    private async Task<int> InStateAsync(EditionState state, params string[] watchers)
    {
        var id = await DraftAsync(c => c with { Title = $"一份文件（{state.Chinese()}）" });
        await CarryAsync(id, state);
        foreach (var who in watchers) Add(who, $"/admin/documents/{id}");
        return id;
    }

    private async Task<IReadOnlyList<PageSeen>> SeeAllAsync(Chromium chromium)
    {
        var seen = new System.Collections.Concurrent.ConcurrentBag<PageSeen>();
        Add(WithLargeText, [.. _pages.Where(p => p.Who.Length == 0).Select(p => p.Path)]);
        var walks = _pages.Distinct().GroupBy(p => p.Who, p => p.Path).SelectMany(pages => pages.Chunk(AtOneSitting).Select(some => (Who: pages.Key, Paths: some)));
        await Parallel.ForEachAsync(walks, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (walk, _) =>
        {
            var (who, paths) = walk;
            await using var person = who is "" or WithLargeText ? await chromium.PersonAsync(this) : await chromium.SignedInAsync(this, who);
            if (who == WithLargeText) await person.OpenAsync("/view?large=1&contrast=1");
            foreach (var path in paths) seen.Add(await SeeAsync(person, $"{path} ({(who.Length == 0 ? "citizen" : who)})", path, who != WithLargeText));
        });
        return [.. seen.OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    private static async Task<PageSeen> SeeAsync(Person person, string name, string path, bool onDesk)
    {
        var before = person.Complaints.Count;
        var html = await (await person.Page.GotoAsync(path))!.TextAsync();
        var (sideways, inaccessible) = (new List<string>(), new List<string>());
        foreach (var width in new[] { 1440, 390 })
        {
            await person.Page.SetViewportSizeAsync(width, 900);
            var wide = await person.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (wide > width) sideways.Add($"{name}: {wide} at {width}");
            // Citizens come by telephone and by desk, the office by desk; large text matters most on a telephone: axe takes its time.
            if (width < 1440 ? path.StartsWith("/admin", StringComparison.Ordinal) : !onDesk) continue;
            var result = await person.Page.RunAxe(Rules);
            inaccessible.AddRange(result.Violations.Where(v => v.Impact is "serious" or "critical").Select(v => $"{name} at {width}: {v.Id}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        }
        return new PageSeen(name, html, sideways, inaccessible, [.. person.Complaints.Skip(before).Select(c => $"{name}: {c}")]);
    }
}

[Collection(BrowserCollection.Name)]
[Trait("Req", "K3")]
public sealed class EveryPageTests(EveryPageBureau bureau, Chromium chromium) : IClassFixture<EveryPageBureau>
{
    [BrowserFact]
    public async Task No_page_is_wider_than_a_telephone_or_a_desk_screen() => AssertNone((await bureau.WalkAsync(chromium)).SelectMany(p => p.Sideways));

    [BrowserFact]
    public async Task No_page_shuts_anybody_out() => AssertNone((await bureau.WalkAsync(chromium)).SelectMany(p => p.Inaccessible));

    [BrowserFact]
    public async Task No_page_makes_the_browser_complain() => AssertNone((await bureau.WalkAsync(chromium)).SelectMany(p => p.Complaints));

    [HtmlCheckerFact]
    public async Task Every_page_is_correct_HTML() => AssertNone(await HtmlChecker.CheckAsync([.. (await bureau.WalkAsync(chromium)).Select(p => (p.Name, p.Html))]));

    private static void AssertNone(IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
