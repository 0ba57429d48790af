using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Import;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Application.Seeding;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;
using Portal.Domain.Review.Wording;

namespace Portal.Application.Tests.Data;

/// <summary>How <see cref="SqlServerTranslationTests"/> calls each method.</summary>
internal static partial class SqlServerCalls
{
    private static readonly DateTime Now = new(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Everybody = new(77, [.. Enum.GetValues<Role>().Select(r => new Mandate(r, new HashSet<int> { 1 }))]);
    private static readonly LexiconFacts Word = new(LexiconKind.FrequentError, "报帐", "报账", "", "", WordingSeverity.Error);
    private static readonly EditionContent Content = new() { ColumnId = 1, Title = "通知", IssuingBody = "云岭市民政局", Attribute = DisclosureAttribute.Proactive, Body = "正文。" };

    /// <summary>Classes whose calls stand elsewhere: the demonstration is made of the desks' own methods.</summary>
    public static IReadOnlySet<Type> Elsewhere { get; } = new HashSet<Type> { typeof(Demonstration), typeof(DemonstrationWalk) };

    public static Dictionary<string, Func<Task>> For(IServiceProvider s) => Papers(s).Concat(People(s)).Concat(Moving(s)).Concat(Searching(s)).Concat(Exchange(s)).Concat(WorkPlans(s)).Concat(Training(s)).ToDictionary();

    private static Dictionary<string, Func<Task>> Papers(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        var db = Get<PortalDbContext>();
        return new()
        {
            ["Counters.RaiseAsync"] = () => db.RaiseAsync(Counter.Shelf),
            ["Counters.MovePastAsync"] = () => db.MovePastAsync("index:x", 5),
            ["Counters.EnsureAsync"] = () => db.EnsureAsync("index:x"),
            ["Actors.LoadAsync"] = () => Get<Actors>().LoadAsync(1),
            ["Deadlines.CalendarAsync"] = () => Get<Deadlines>().CalendarAsync(),
            ["Deadlines.SetAsync"] = () => Get<Deadlines>().SetAsync(In(EditionState.WithUnitHead).Working!),
            ["CalendarDesk.CurrentAsync"] = () => Get<CalendarDesk>().CurrentAsync(),
            ["CalendarDesk.RevisionsAsync"] = () => Get<CalendarDesk>().RevisionsAsync(2026),
            ["CalendarDesk.ReviseAsync"] = () => Get<CalendarDesk>().ReviseAsync(2026, 1, "2026-01-01", "2026-01-04", "通知", new Stamp(1, Now)),
            ["CalendarDesk.SeedAsync"] = () => Get<CalendarDesk>().SeedAsync(Path.Combine(BaseData.Folder, "workdays.json")),
            ["CalendarFiles.CalendarAsync"] = () => Get<CalendarFiles>().CalendarAsync(default),
            ["BaseData.LoadAsync"] = () => Get<BaseData>().LoadAsync(default),
            ["DocumentStore.FindAsync"] = () => Get<DocumentStore>().FindAsync(1, 1, default),
            ["DocumentStore.SaveAsync"] = async () => { var d = Tracked(EditionState.Draft); d.Working!.Save(Content with { Title = "新" }, Everybody, Now); await Get<DocumentStore>().SaveAsync(d.Working, default); },
            ["DocumentDrafting.CreateAsync"] = () => Get<DocumentDrafting>().CreateAsync(1, Content, Everybody, default),
            ["DocumentDrafting.SaveAsync"] = () => Get<DocumentDrafting>().SaveAsync(Tracked(EditionState.Draft), Content with { Title = "新" }, Everybody, default),
            ["DocumentDrafting.BringRegistrationAsync"] = () => Get<DocumentDrafting>().BringRegistrationAsync(Tracked(EditionState.Draft), "云民发〔2026〕1号", null, null, null, Everybody, default),
            ["DocumentDrafting.SettleAsync"] = () => { var d = Tracked(EditionState.Draft); d.Working!.MarkUnsure([new UnsureField("title", "?")]); return Get<DocumentDrafting>().SettleAsync(d, ["title"], Everybody, default); },
            ["DocumentDrafting.AttachAsync"] = () => Get<DocumentDrafting>().AttachAsync(Tracked(EditionState.Draft), "附件.txt", "附件"u8.ToArray(), Everybody, default),
            ["DocumentDrafting.DetachAsync"] = async () => { var d = Tracked(EditionState.Draft); await Get<DocumentDrafting>().AttachAsync(d, "附件.txt", "附件"u8.ToArray(), Everybody, default); await Get<DocumentDrafting>().DetachAsync(d, d.Working!.Attachments[0].Id, Everybody, default); },
            ["DocumentDrafting.NoteSeenAsync"] = async () => { var d = Track(In(EditionState.Signed, Content with { Attribute = DisclosureAttribute.Withheld, AttributeReason = "涉及个人隐私", LegalBasis = "15" })); await Get<DocumentDrafting>().NoteSeenAsync(d.Working!, new Attachment(1, "a.txt", new string('0', 64), 1, "text/plain"), new Stamp(1, Now), default); },
            ["DocumentDrafting.NoteOpenedAsync"] = async () => { var d = Track(In(EditionState.Signed, Content with { Attribute = DisclosureAttribute.Withheld, AttributeReason = "涉及个人隐私", LegalBasis = "15" })); await Get<DocumentDrafting>().NoteOpenedAsync(d.Working!, new Stamp(1, Now), default); },
            ["EditorDesk.KeepAsync"] = () => Get<EditorDesk>().KeepAsync(1, "{}", Content, 0, Everybody, default),
            ["EditorDesk.SeeAsync"] = () => Get<EditorDesk>().SeeAsync(1, Everybody, default),
            ["EditorDesk.KeptAsync"] = () => Get<EditorDesk>().KeptAsync(1, 1, default),
            ["EditorDesk.DropAsync"] = () => Get<EditorDesk>().DropAsync(1, 1, default),
            ["EditorDesk.OthersAsync"] = () => Get<EditorDesk>().OthersAsync(1, 1, default),
            ["EditorDesk.ForgetAsync"] = () => Get<EditorDesk>().ForgetAsync(default),
            ["ShelfPages.ContentAsync"] = () => Get<ShelfPages>().ContentAsync(Content, DisclosureAttribute.Proactive, new Registration("", new DateOnly(2026, 3, 1), null), Validity.InForce, 1, default),
            ["ShelfPages.SketchAsync"] = () => Get<ShelfPages>().SketchAsync(Content, "", null, null, 1, null, default),
            ["DocumentDrafting.SubmitAsync"] = () => Get<DocumentDrafting>().SubmitAsync(Tracked(EditionState.Draft), Everybody, default),
            ["DocumentDrafting.RecallAsync"] = () => Get<DocumentDrafting>().RecallAsync(Tracked(EditionState.WithUnitHead), Everybody, default),
            ["DocumentDrafting.DiscardAsync"] = () => Get<DocumentDrafting>().DiscardAsync(Tracked(EditionState.Draft), "", Everybody, default),
            ["DocumentDrafting.StartNextAsync"] = () => Get<DocumentDrafting>().StartNextAsync(Tracked(EditionState.Published), false, Everybody, default),
            ["SecrecyGuard.RefuseMarksAsync"] = () => Get<SecrecyGuard>().RefuseMarksAsync("名", "机密★10年", "x"u8.ToArray(), Everybody, default),
            ["SecrecyGuard.RefuseMarksInChangesAsync"] = () =>
            {
                Get<PortalDbContext>().Add(new AuditEvent("note", "File", 0, "机密★10年", new Stamp(1, Now)));
                return Get<SecrecyGuard>().RefuseMarksInChangesAsync("名", Everybody, default);
            },
            ["SecrecyGuard.RecordAsync"] = () => Get<SecrecyGuard>().RecordAsync("名", "x"u8.ToArray(), Everybody, default),
            ["SecrecyGuard.NoticesAsync"] = () => Get<SecrecyGuard>().NoticesAsync(Everybody, default),
            ["OfficeReading.ListAsync"] = () => Get<OfficeReading>().ListAsync(new OfficeFilter(EditionState.Draft, 1, 1, "低保", OfficeOrder.Longest, "638000000000000000-9"), new Actor(1, [new Mandate(Role.Drafter, new HashSet<int> { 1, 2 })]), default),
            ["OfficeReading.TodosAsync"] = () => Get<OfficeReading>().TodosAsync(Everybody, default),
            ["OfficeReading.ReturnsAsync"] = () => Get<OfficeReading>().ReturnsAsync(Now, Now, default),
            ["OfficeReading.NamesAsync"] = () => Get<OfficeReading>().NamesAsync([1, 2], default),
            ["OfficeReading.ColumnsAsync"] = () => Get<OfficeReading>().ColumnsAsync(default),
            ["OfficeReading.UnitsAsync"] = () => Get<OfficeReading>().UnitsAsync(default),
            ["LexiconDesk.FindAsync"] = async () => { await Get<LexiconDesk>().FindAsync(1, default); await Get<LexiconDesk>().FindAsync("报帐", 1, default); },
            ["LexiconDesk.PageAsync"] = () => Get<LexiconDesk>().PageAsync(new LexiconQuestion(LexiconKind.FrequentError, "帐", false, 9), default),
            ["LexiconDesk.CreateAsync"] = () => Get<LexiconDesk>().CreateAsync(Word, new Stamp(1, Now), default),
            ["LexiconDesk.ChangeAsync"] = () => Get<LexiconDesk>().ChangeAsync(Entry(), 0, Word with { Right = "报销账目" }, new Stamp(1, Now), default),
            ["LexiconDesk.SwitchAsync"] = () => Get<LexiconDesk>().SwitchAsync(Entry(), 0, true, new Stamp(1, Now), default),
            ["LexiconDesk.SeedAsync"] = () => Get<LexiconDesk>().SeedAsync(Path.Combine(BaseData.Folder, "lexicon.json"), default),
            ["WordingDesk.FindAsync"] = async () => { await Get<WordingDesk>().FindAsync(new WordingText { Body = "台帐" }, default); await Get<WordingDesk>().FindAsync(In(EditionState.Draft).Working!, default); },
            ["BatchReview.RunAsync"] = () => Get<BatchReview>().RunAsync(BatchStep.Agree, null, [(1, 1)], "", Everybody, default),
            ["DocumentReview.AgreeAsync"] = () => Get<DocumentReview>().AgreeAsync(Tracked(EditionState.WithUnitHead), "", Everybody, default),
            ["DocumentReview.ExamineAsync"] = () => Get<DocumentReview>().ExamineAsync(Tracked(EditionState.WithOffice), "", Everybody, default),
            ["DocumentReview.ReturnAsync"] = () => Get<DocumentReview>().ReturnAsync(Tracked(EditionState.WithOffice), ReturnReason.Wording, "错字", Everybody, default),
            ["DocumentReview.JudgeAsync"] = () => Get<DocumentReview>().JudgeAsync(Tracked(EditionState.InGates), GateKind.Legal, Verdict.Pass, "", "", Everybody, default),
            ["DocumentReview.ConfirmCorrectionAsync"] = () => Get<DocumentReview>().ConfirmCorrectionAsync(Track(Correction()), "", new Actor(78, Everybody.Mandates), default),
            ["DocumentReview.AskConfirmationAsync"] = () => Get<DocumentReview>().AskConfirmationAsync(Tracked(EditionState.InGates), "市财政局", Everybody, default),
            ["DocumentReview.AnswerConfirmationAsync"] = async () => { var d = Tracked(EditionState.InGates); await Get<DocumentReview>().AskConfirmationAsync(d, "市财政局", Everybody, default); await Get<DocumentReview>().AnswerConfirmationAsync(d, d.Working!.Confirmations[0].Id, true, "函", Everybody, default); },
            ["DocumentRelease.SignAsync"] = () => Get<DocumentRelease>().SignAsync(Tracked(EditionState.WithSigner), DisclosureAttribute.Proactive, "", "", "", Everybody, default),
            ["DocumentRelease.RegisterAsync"] = () => Get<DocumentRelease>().RegisterAsync(Tracked(EditionState.Signed), "", new DateOnly(2026, 3, 1), null, Everybody, default),
            ["DocumentRelease.ScheduleAsync"] = () => Get<DocumentRelease>().ScheduleAsync(Tracked(EditionState.Signed), DateTime.UtcNow.AddDays(1), Everybody, default),
            ["DocumentRelease.CancelScheduleAsync"] = () => Get<DocumentRelease>().CancelScheduleAsync(Tracked(EditionState.Scheduled), Everybody, default),
            ["DocumentRelease.FileAsync"] = () => Get<DocumentRelease>().FileAsync(Track(In(EditionState.Signed, Content with { Attribute = DisclosureAttribute.Withheld, AttributeReason = "涉及个人隐私", LegalBasis = "15" })), Everybody, default),
            ["DocumentRelease.PublishAsync"] = () => Get<DocumentRelease>().PublishAsync(Tracked(EditionState.Signed), Everybody, default),
            ["DocumentRelease.WithdrawAsync"] = () => Get<DocumentRelease>().WithdrawAsync(Tracked(EditionState.Published), WithdrawalReason.Replaced, "已替代", "0/1", Everybody, default),
            ["DocumentRelease.StopAsync"] = () => Get<DocumentRelease>().StopAsync(Tracked(EditionState.Published), "核实", Everybody, default),
            ["DocumentRelease.LiftStopAsync"] = () => Get<DocumentRelease>().LiftStopAsync(Tracked(EditionState.Stopped), "无误", new Actor(78, Everybody.Mandates), default),
            ["PublishingGate.WhyNotAsync"] = () => Get<PublishingGate>().WhyNotAsync(In(EditionState.Signed).Working!, default),
            ["PublishingGate.PublishAsync"] = () => Get<PublishingGate>().PublishAsync(Tracked(EditionState.Signed), Everybody, default),
            ["PublishingGate.TakeAwayAsync"] = () => Get<PublishingGate>().TakeAwayAsync(Tracked(EditionState.Published), e => e.Stop("核实", Everybody, Now), default),
            ["PublishingGate.PutBackAsync"] = () => Get<PublishingGate>().PutBackAsync(Tracked(EditionState.Stopped), e => e.LiftStop("无误", new Actor(78, Everybody.Mandates), Now), default),
            ["PublishingGate.PutFirstColumnsAsync"] = () => Get<PublishingGate>().PutFirstColumnsAsync(["news"], default),
            ["PublishingGate.WantedFaceAsync"] = () => Get<PublishingGate>().WantedFaceAsync(default),
            ["PublishingGate.ShownFaceAsync"] = () => Get<PublishingGate>().ShownFaceAsync(default),
            ["SiteRelease.PendingAsync"] = () => Get<SiteRelease>().PendingAsync(Everybody, default),
            ["SiteRelease.ReleaseAsync"] = async () => { db.Columns.Add(new Column("permits", new ColumnFacts("行政许可", "", WorkflowPath.Full, false, null, 10))); await Get<SiteRelease>().ReleaseAsync((await Get<SiteRelease>().PendingAsync(Everybody, default)).Seen, Everybody, default); },
            ["ColumnDesk.FindAsync"] = () => Get<ColumnDesk>().FindAsync(1, default),
            ["ColumnDesk.ListAsync"] = () => Get<ColumnDesk>().ListAsync(default),
            ["ColumnDesk.IsNameTakenAsync"] = () => Get<ColumnDesk>().IsNameTakenAsync("动态", 1, default),
            ["ColumnDesk.IsSlugTakenAsync"] = () => Get<ColumnDesk>().IsSlugTakenAsync("news", default),
            ["ColumnDesk.CreateAsync"] = () => Get<ColumnDesk>().CreateAsync("permits", new ColumnFacts("行政许可", "", WorkflowPath.Full, false, null, 10), new Stamp(1, Now), default),
            ["ColumnDesk.ChangeAsync"] = () => { var c = new Column("permits", new ColumnFacts("行政许可", "", WorkflowPath.Full, false, null, 10)); db.Attach(c); return Get<ColumnDesk>().ChangeAsync(c, 0, c.Facts with { Name = "许可", ParentId = 9 }, new Stamp(1, Now), default); },
            ["SettingsDesk.AllAsync"] = () => Get<SettingsDesk>().AllAsync(default),
            ["SettingsDesk.SaveAsync"] = () => Get<SettingsDesk>().SaveAsync(new Dictionary<string, (string, int)> { ["Phone"] = ("1", 0) }, new Stamp(1, Now), default),
            ["Deadlines.ColumnLimitsAsync"] = () => Get<Deadlines>().ColumnLimitsAsync(default),
            ["PublicSite.FindAsync"] = () => Get<PublicSite>().FindAsync("0-1"),
            ["PublicSite.ColumnsAsync"] = () => Get<PublicSite>().ColumnsAsync(default),
            ["PublicSite.ListAsync"] = async () => { await Get<PublicSite>().ListAsync("news", 2026, "20260302-9", 20, default); await Get<PublicSite>().ListAsync((string?)null, null, null, 20, default); await Get<PublicSite>().ListAsync(["news", "notices"], 2026, null, 20, default); },
            ["ShelfWalk.BatchAsync"] = () => Get<ShelfWalk>().BatchAsync(7, default),
            ["ShelfWalk.NumberAsync"] = () => Get<ShelfWalk>().NumberAsync(default),
            ["ShelfWalk.TouchedSinceAsync"] = () => Get<ShelfWalk>().TouchedSinceAsync(7, default),
            ["PublicSite.FindFileAsync"] = () => Get<PublicSite>().FindFileAsync(new string('0', 64), "x.txt", default),
            ["PublicSite.UnitsAsync"] = () => Get<PublicSite>().UnitsAsync(default),
            ["PublicSite.YearsAsync"] = async () => { await Get<PublicSite>().YearsAsync(["news", "notices"], default); await Get<PublicSite>().YearsAsync(null, default); },
            ["PublicSite.ShownAsync"] = () => Get<PublicSite>().ShownAsync("a"),
            ["PublicSite.NewestAsync"] = () => Get<PublicSite>().NewestAsync(["guide", "rules"], default),
            ["ScheduledPublication.RunAsync"] = () => Get<ScheduledPublication>().RunAsync(default),
            ["Verification.RunAsync"] = () => Get<Verification>().RunAsync(0, _ => { }, default),
            ["Verification.KeyFitsAsync"] = () => Get<Verification>().KeyFitsAsync(default),
            ["Verification.ExportHeadAsync"] = () => Get<Verification>().ExportHeadAsync(default),
            ["PaperImport.TryAsync"] = () => Get<PaperImport>().TryAsync("a.txt", "关于开会的通知\n正文。"u8.ToArray(), true, default),
            ["PaperImport.ImportAsync"] = () => Get<PaperImport>().ImportAsync("a.txt", "索引号：000000000/2026-00009\n关于开会的通知\n正文。"u8.ToArray(), new ImportTarget(1, 1, Everybody), default),
        };

        LexiconEntry Entry()
        {
            var entry = new LexiconEntry(Word, null);
            db.Attach(entry);
            return entry;
        }

        Document Tracked(EditionState state) => Track(In(state));

        Document Track(Document document)
        {
            db.Attach(document);
            return document;
        }
    }

    private static Document Correction()
    {
        var document = In(EditionState.Published);
        var next = document.StartNext(correction: true, Everybody, Now);
        next.Save(next.Content with { Body = "正文！" }, Everybody, Now);
        next.Submit(Everybody, WorkflowPath.Full, Now);
        // Everybody wrote it; the second person is somebody else.
        return document;
    }

    private static Document In(EditionState state, EditionContent? content = null)
    {
        Actor Person(int id, Role role) => new(id, [new Mandate(role, new HashSet<int> { 1 })]);
        var drafter = Person(10, Role.Drafter);
        var officer = Person(11, Role.DisclosureOffice);
        var document = new Document(1, new Stamp(10, Now));
        var edition = document.StartFirst(content ?? Content, drafter, Now);
        var day = new DateOnly(2026, 3, 1);
        while (edition.State != state)
        {
            switch (edition.State)
            {
                case EditionState.Draft: edition.Submit(drafter, WorkflowPath.Full, Now); break;
                case EditionState.WithUnitHead: edition.Agree(Person(12, Role.UnitHead), Now, ""); break;
                case EditionState.WithOffice: edition.Examine(officer, Now, ""); break;
                case EditionState.InGates:
                    foreach (var gate in Enum.GetValues<GateKind>()) edition.Judge(gate, Verdict.Pass, "", "", GateDuties.Default, Person(20 + (int)gate, GateDuties.Default[gate]), Now);
                    break;
                case EditionState.WithSigner: edition.Sign(edition.Content.Attribute!.Value, "", "", "", Person(13, Role.Signer), Now); edition.Register("", day, null, officer, Now, day); break;
                case EditionState.Signed when state == EditionState.Scheduled: edition.Schedule(Now.AddHours(1), officer, Now); break;
                case EditionState.Signed: edition.Publish(officer, Now); document.EnterShelf("000000000/2026-00001"); break;
                case EditionState.Published: edition.Stop("核实", officer, Now); break;
                default: throw new InvalidOperationException($"{edition.State} does not lead to {state}.");
            }
        }
        return document;
    }
}
