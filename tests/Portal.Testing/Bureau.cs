using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Testing;

/// <summary>A bureau with one person for each role, who carry papers from desk to desk by the desks' own methods: no state is made up.</summary>
public class Bureau : PortalApp
{
    public const string Drafter = "drafter";
    public const string Head = "head";
    public const string Officer = "officer";
    public const string Reviewer = "reviewer";
    public const string Lawyer = "lawyer";
    public const string Signer = "signer";
    public const string Supervisor = "supervisor";
    public const string Administrator = "admin";

    private readonly Dictionary<string, int> _people = [];

    public int Relief { get; private set; }
    public int OfficeUnit { get; private set; }

    public int IdOf(string userName) => _people[userName];

    protected override async Task ArrangeAsync()
    {
        Relief = await UnitAsync("社会救助处");
        OfficeUnit = await UnitAsync("办公室");
        await AddAsync(Drafter, "王拟稿", Relief, Role.Drafter);
        await AddAsync(Head, "张处长", Relief, Role.UnitHead);
        await AddAsync(Officer, "刘公开", OfficeUnit, Role.DisclosureOffice);
        await AddAsync(Reviewer, "李保密", OfficeUnit, Role.ConfidentialityReviewer);
        await AddAsync(Lawyer, "赵法规", OfficeUnit, Role.LegalSection);
        await AddAsync(Signer, "陈签发", OfficeUnit, Role.Signer);
        await AddAsync(Supervisor, "孙监督", OfficeUnit, Role.Supervisor);
        await AddAsync(Administrator, "周管理", OfficeUnit, Role.Administrator);
    }

    /// <summary>One more person of the bureau.</summary>
    public async Task AddAsync(string userName, string name, int unit, params Role[] roles) => _people[userName] = await PersonAsync(userName, name, unit, roles);

    /// <summary>A draft by <see cref="Drafter"/>, with everything a submission needs.</summary>
    public async Task<int> DraftAsync(Func<EditionContent, EditionContent>? change = null, string column = "notices", string by = Drafter) => await InScopeAsync(async services =>
    {
        var columnId = await services.GetRequiredService<PortalDbContext>().Columns.Where(c => c.Slug == column).Select(c => c.Id).SingleAsync();
        var content = new EditionContent
        {
            ColumnId = columnId,
            Title = "关于做好2026年清明节祭扫服务保障工作的通知",
            IssuingBody = "云岭市民政局",
            Attribute = DisclosureAttribute.Proactive,
            Body = "各县（区）民政局：\n\n## 一、提前准备\n\n做好祭扫高峰的疏导。",
        };
        var document = await services.GetRequiredService<DocumentDrafting>().CreateAsync(Relief, change?.Invoke(content) ?? content, await ActorAsync(services, by), default);
        return document.Id;
    });

    /// <summary>Walks the document on, each step by its person, until its edition under way has the state.</summary>
    public async Task CarryAsync(int documentId, EditionState until)
    {
        for (var steps = 0; steps < 30; steps++)
        {
            var state = await StateAsync(documentId);
            if (state == until) return;
            switch (state)
            {
                case EditionState.Draft: await ActAsync(documentId, Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().SubmitAsync(d, a, default)); break;
                case EditionState.WithUnitHead: await ActAsync(documentId, Head, (s, d, a) => s.GetRequiredService<DocumentReview>().AgreeAsync(d, "", a, default)); break;
                case EditionState.WithOffice: await ActAsync(documentId, Officer, (s, d, a) => s.GetRequiredService<DocumentReview>().ExamineAsync(d, "", a, default)); break;
                case EditionState.InGates: await PassGatesAsync(documentId); break;
                case EditionState.AwaitingConfirmation: await ActAsync(documentId, Reviewer, (s, d, a) => s.GetRequiredService<DocumentReview>().ConfirmCorrectionAsync(d, "", a, default)); break;
                case EditionState.WithSigner: await SignAsync(documentId); break;
                case EditionState.Signed when until == EditionState.Scheduled: await ScheduleAsync(documentId, Clock.Now.UtcDateTime.AddHours(1)); break;
                case EditionState.Signed: await PublishAsync(documentId); break;
                default: throw new InvalidOperationException($"From {state} no one walks on to {until}.");
            }
        }
        throw new InvalidOperationException($"{until} was not reached.");
    }

    /// <summary>Many papers, signed and registered, each walked by the entity's own methods and saved together.</summary>
    public async Task<IReadOnlyList<int>> SignedAsync(int count, string column = "notices") => await InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var columnId = await db.Columns.Where(c => c.Slug == column).Select(c => c.Id).SingleAsync();
        var people = new Dictionary<string, Actor>();
        foreach (var name in _people.Keys) people[name] = await ActorAsync(services, name);
        var now = Clock.Now.UtcDateTime;
        var day = DateOnly.FromDateTime(now);
        var documents = Enumerable.Range(1, count).Select(n =>
        {
            var document = new Document(Relief, new Stamp(IdOf(Drafter), now));
            var edition = document.StartFirst(new EditionContent { ColumnId = columnId, Title = $"第{n}号通知", IssuingBody = "云岭市民政局", Attribute = DisclosureAttribute.Proactive, Body = $"第{n}号通知的正文。" }, people[Drafter], now);
            edition.Submit(people[Drafter], WorkflowPath.Full, now);
            edition.Agree(people[Head], now, "");
            edition.Examine(people[Officer], now, "");
            foreach (var gate in Enum.GetValues<GateKind>()) edition.Judge(gate, Verdict.Pass, "", "", GateDuties.Default, people[GuardOf(gate)], now);
            edition.Sign(DisclosureAttribute.Proactive, "", "", "", people[Signer], now);
            edition.Register("", day, null, people[Officer], now, day);
            return document;
        }).ToList();
        db.Documents.AddRange(documents);
        await db.SaveChangesAsync();
        return documents.ConvertAll(d => d.Id);
    });

    public async Task PassGatesAsync(int documentId, params GateKind[] gates)
    {
        foreach (var gate in gates.Length > 0 ? gates : Enum.GetValues<GateKind>())
            await JudgeAsync(documentId, gate, Verdict.Pass);
    }

    public Task JudgeAsync(int documentId, GateKind gate, Verdict verdict, string note = "", string referredTo = "") =>
        ActAsync(documentId, GuardOf(gate), (s, d, a) => s.GetRequiredService<DocumentReview>().JudgeAsync(d, gate, verdict, note, referredTo, a, default));

    public Task SignAsync(int documentId, DisclosureAttribute? decided = null, string reason = "", string basis = "", string by = Signer) =>
        ActAsync(documentId, by, (s, d, a) => s.GetRequiredService<DocumentRelease>().SignAsync(d, decided ?? d.Working!.Content.Attribute!.Value, reason, basis, "", a, default));

    public Task RegisterAsync(int documentId, string number = "") =>
        ActAsync(documentId, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().RegisterAsync(d, number, new DateOnly(2026, 3, 1), null, a, default));

    public async Task PublishAsync(int documentId)
    {
        if ((await ReloadAsync(documentId)).Working is { IsCorrection: false }) await RegisterAsync(documentId);
        await ActAsync(documentId, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
    }

    public async Task ScheduleAsync(int documentId, DateTime at)
    {
        await RegisterAsync(documentId);
        await ActAsync(documentId, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().ScheduleAsync(d, at, a, default));
    }

    public Task WithdrawAsync(int documentId, WithdrawalReason reason, string note = "经核实，内容需要更正", string replacedBy = "") =>
        ActAsync(documentId, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().WithdrawAsync(d, reason, note, replacedBy, a, default));

    public static string GuardOf(GateKind gate) => gate switch
    {
        GateKind.Legal => Lawyer,
        GateKind.Policy => Head,
        GateKind.Confidentiality => Reviewer,
        _ => Officer,
    };

    /// <summary>One call of a desk by a person, in a scope of its own as a request has.</summary>
    public Task ActAsync(int documentId, string userName, Func<IServiceProvider, Document, Actor, Task> act) => InScopeAsync(async services =>
    {
        var document = await services.GetRequiredService<DocumentStore>().FindAsync(documentId, null, default) ?? throw new InvalidOperationException("No such document.");
        await act(services, document, await ActorAsync(services, userName));
    });

    public Task<Document> ReloadAsync(int documentId) => InScopeAsync(async services => (await services.GetRequiredService<DocumentStore>().FindAsync(documentId, null, default))!);

    public async Task<EditionState> StateAsync(int documentId)
    {
        var document = await ReloadAsync(documentId);
        return (document.Working ?? document.OnShelf ?? document.Editions.MaxBy(e => e.Number)!).State;
    }

    /// <summary>Address of the public page.</summary>
    public async Task<string> AddressAsync(int documentId) => "/documents/" + (await ReloadAsync(documentId)).Slug;

    private Task<Actor> ActorAsync(IServiceProvider services, string userName) => services.GetRequiredService<Actors>().LoadAsync(IdOf(userName));
}
