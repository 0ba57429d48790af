using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Domain.Calendar;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Application.Seeding;

/// <summary>Takes one step of one paper: whose turn it is does what his desk offers.</summary>
public sealed class DemonstrationWalk(IServiceProvider services, ScriptedClock clock, DateTime now, WorkCalendar calendar)
{
    /// <summary>A paper and where it has got to; no document yet before the first step.</summary>
    public sealed record Step(DemonstrationPaper Paper, int? DocumentId);

    /// <returns>The paper's next step and its time; null when it has arrived, or its time would lie in the future.</returns>
    public async Task<(Step Step, DateTime At)?> TakeAsync(Step step, CancellationToken token)
    {
        await using var scope = services.CreateAsyncScope();
        // Set for the coming morning, whenever the demonstration is loaded.
        var morning = Shanghai.ToUtc(calendar.OnOrAfter(Shanghai.DayOf(now).AddDays(1)).ToDateTime(new TimeOnly(9, 0)));
        var desk = new Hands(scope.ServiceProvider, step.Paper, clock, morning);
        var id = step.DocumentId ?? await desk.DraftAsync(token);
        if (step.DocumentId is not null && !await desk.MoveOnAsync(id, token)) return null;
        var next = ScriptedClock.Later(clock.UtcNow(), 2 + (id % 5), calendar);
        // Nobody registers a paper before the day it bears.
        if (step.Paper.Written is { } written && Shanghai.DayOf(next) < written && await desk.IsSignedAsync(id, token)) next = Shanghai.ToUtc(written.ToDateTime(new TimeOnly(14, id % 60)));
        if (step.Paper.WithdrawOn is { } day && await desk.IsPublicAsync(id, token)) next = Shanghai.ToUtc(day.ToDateTime(new TimeOnly(10, 20)));
        return next < now ? (step with { DocumentId = id }, next) : null;
    }

    /// <summary>The people's hands on one paper within one scope.</summary>
    private sealed class Hands(IServiceProvider services, DemonstrationPaper paper, ScriptedClock clock, DateTime morning)
    {
        private readonly PortalDbContext _db = services.GetRequiredService<PortalDbContext>();

        public async Task<int> DraftAsync(CancellationToken token)
        {
            var unit = await _db.Units.Where(u => u.Name == paper.Unit).Select(u => u.Id).SingleAsync(token);
            var column = await _db.Columns.Where(c => c.Slug == paper.Column).Select(c => c.Id).SingleAsync(token);
            var body = services.GetRequiredService<IOptions<PortalOptions>>().Value.Site.Body;
            var actor = await ActorAsync(Role.Drafter, unit, token);
            var document = await services.GetRequiredService<DocumentDrafting>().CreateAsync(unit, paper.Content(column, body), actor, token);
            foreach (var (file, name) in paper.Attachments)
                await services.GetRequiredService<DocumentDrafting>().AttachAsync(document, name, await File.ReadAllBytesAsync(Path.Combine(Demonstration.Folder, "files", file), token), actor, token);
            if (paper["confirm"] is { } other) await services.GetRequiredService<DocumentReview>().AskConfirmationAsync(document, other, actor, token);
            return document.Id;
        }

        public Task<bool> IsSignedAsync(int id, CancellationToken token) => _db.Editions.AnyAsync(e => e.DocumentId == id && e.State == EditionState.Signed, token);

        public Task<bool> IsPublicAsync(int id, CancellationToken token) => _db.ShelfRecords.AnyAsync(r => r.SourceId == id && r.IsListed, token);

        /// <summary>False when the paper has arrived.</summary>
        public async Task<bool> MoveOnAsync(int id, CancellationToken token)
        {
            var document = (await services.GetRequiredService<DocumentStore>().FindAsync(id, null, token))!;
            var edition = document.Working ?? document.OnShelf;
            if (edition is null || (edition.State == paper.Until && HasArrived(edition))) return false;
            var review = services.GetRequiredService<DocumentReview>();
            var release = services.GetRequiredService<DocumentRelease>();
            var unit = document.UnitId;
            switch (edition.State)
            {
                case EditionState.Draft:
                    await services.GetRequiredService<DocumentDrafting>().SubmitAsync(document, await ActorAsync(Role.Drafter, unit, token), token);
                    break;
                case EditionState.WithUnitHead:
                    await review.AgreeAsync(document, "同意", await ActorAsync(Role.UnitHead, unit, token), token);
                    break;
                case EditionState.WithOffice when paper["returned"] is { } returned && !WasReturned(edition):
                    var words = returned.Split('|', 2);
                    await review.ReturnAsync(document, Enum.Parse<ReturnReason>(words[0]), words[1], await ActorAsync(Role.DisclosureOffice, unit, token), token);
                    break;
                case EditionState.WithOffice:
                    await review.ExamineAsync(document, "属性和理由适当", await ActorAsync(Role.DisclosureOffice, unit, token), token);
                    break;
                case EditionState.InGates:
                    return await JudgeAsync(document, edition, review, token);
                case EditionState.WithSigner:
                    await release.SignAsync(document, edition.Content.Attribute!.Value, "", "", "", await ActorAsync(Role.Signer, unit, token), token);
                    break;
                case EditionState.Signed:
                    return await ReleaseAsync(document, edition, release, token);
                case EditionState.Published when paper.Until == EditionState.Stopped:
                    await release.StopAsync(document, paper["withdraw"] ?? "核实", await ActorAsync(Role.Supervisor, unit, token), token);
                    break;
                case EditionState.Published when paper["withdraw"]?.Split('|', 2) is [var reason, var note]:
                    await release.WithdrawAsync(document, Enum.Parse<WithdrawalReason>(reason), note, await ReplacementAsync(token), await ActorAsync(Role.DisclosureOffice, unit, token), token);
                    break;
                default:
                    throw new InvalidDataException($"{paper.File}: nobody carries it from {edition.State} to {paper.Until}.");
            }
            return true;
        }

        private bool HasArrived(Edition edition) => edition.State switch
        {
            EditionState.InGates when paper["referred"] is not null => edition.VerdictAt(GateKind.Confidentiality)?.Verdict == Verdict.Referred,
            EditionState.InGates => Enum.GetValues<GateKind>().Count(g => edition.VerdictAt(g) is not null) >= paper.Gates,
            _ => paper["returned"] is null || WasReturned(edition),
        };

        private static bool WasReturned(Edition edition) => edition.Events.Any(e => e.What == nameof(EditionAction.Return));

        private async Task<bool> JudgeAsync(Document document, Edition edition, DocumentReview review, CancellationToken token)
        {
            if (paper.Until != EditionState.InGates && edition.Confirmations.FirstOrDefault(c => c.Agreed is null) is { } asked)
            {
                await review.AnswerConfirmationAsync(document, asked.Id, true, "已书面回复同意", await ActorAsync(Role.DisclosureOffice, document.UnitId, token), token);
                return true;
            }
            var gate = Enum.GetValues<GateKind>().First(g => edition.VerdictAt(g)?.Verdict != Verdict.Pass);
            var referred = paper["referred"] is { } to && gate == GateKind.Confidentiality ? to : null;
            await review.JudgeAsync(document, gate, referred is null ? Verdict.Pass : Verdict.Referred, referred is null ? "" : "拿不准，报请确定", referred ?? "",
                await ActorAsync(GateDuties.Default[gate], document.UnitId, token), token);
            return true;
        }

        private async Task<bool> ReleaseAsync(Document document, Edition edition, DocumentRelease release, CancellationToken token)
        {
            var officer = await ActorAsync(Role.DisclosureOffice, document.UnitId, token);
            if (paper.Until == EditionState.Filed)
            {
                await release.FileAsync(document, officer, token);
                return true;
            }
            if (edition.DateWritten is null)
            {
                await release.RegisterAsync(document, paper["number"] ?? "", paper.Written ?? clock.Today(), null, officer, token);
                return true;
            }
            if (paper.Until == EditionState.Scheduled) await release.ScheduleAsync(document, morning, officer, token);
            else await release.PublishAsync(document, officer, token);
            return true;
        }

        /// <summary>The index number of the paper with the title under <c>replacedBy</c>.</summary>
        private async Task<string> ReplacementAsync(CancellationToken token) => paper["replacedBy"] is { } title
            ? await _db.ShelfRecords.Where(r => r.IsListed && r.Content.Title == title).Select(r => r.IndexNumber).SingleAsync(token)
            : "";

        private Task<Actor> ActorAsync(Role role, int unitId, CancellationToken token) => services.ActorAsync(role, unitId, token);
    }
}
