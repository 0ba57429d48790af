using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Application.Documents;

/// <summary>The drafter's desk: write, attach, submit, take back, begin the next edition.</summary>
public sealed class DocumentDrafting(PortalDbContext db, DocumentStore store, SecrecyGuard guard, WorkroomIntake intake, TimeProvider clock)
{
    private const string Page = "正文";

    public async Task<Document> CreateAsync(int unitId, EditionContent content, Actor actor, CancellationToken token)
    {
        await guard.RefuseMarksAsync(content, actor, token);
        var document = new Document(unitId, new Stamp(actor.UserId, clock.UtcNow()));
        document.StartFirst(content, actor, clock.UtcNow());
        db.Documents.Add(document);
        await db.SaveChangesAsync(token);
        return document;
    }

    public async Task SaveAsync(Document document, EditionContent content, Actor actor, CancellationToken token)
    {
        await guard.RefuseMarksAsync(content, actor, token);
        Working(document).Save(content, actor, clock.UtcNow());
        await db.SaveChangesAsync(token);
    }

    public async Task BringRegistrationAsync(Document document, string documentNumber, DateOnly? dateWritten, DateOnly? issuedOn, string? indexNumber, Actor actor, CancellationToken token)
    {
        var edition = Working(document);
        if (edition.DocumentNumber == documentNumber && edition.DateWritten == dateWritten && edition.IssuedOn == issuedOn && document.ProposedIndexNumber == indexNumber) return;
        edition.BringRegistration(documentNumber, dateWritten, issuedOn, indexNumber, actor, clock.UtcNow());
        await store.SaveAsync(edition, token);
    }

    public async Task SettleAsync(Document document, IReadOnlyCollection<string> fields, Actor actor, CancellationToken token)
    {
        Working(document).Settle(fields, actor, clock.UtcNow());
        await db.SaveChangesAsync(token);
    }

    /// <summary>Takes in an attachment after its content was looked at; a marked one is refused before anything is stored.</summary>
    public async Task AttachAsync(Document document, string name, byte[] bytes, Actor actor, CancellationToken token)
    {
        var edition = Working(document);
        if (edition.WhyNotSave(actor) is { } refusal) throw new RefusedException(refusal);
        var taken = await intake.TakeAsync(name, bytes, actor, token);
        edition.Attach(taken.Name, taken.Sha256, taken.Size, taken.MimeType, actor, clock.UtcNow());
        await db.SaveChangesAsync(token);
    }

    public async Task DetachAsync(Document document, int attachmentId, Actor actor, CancellationToken token)
    {
        Working(document).Detach(attachmentId, actor, clock.UtcNow());
        await db.SaveChangesAsync(token);
    }

    /// <summary>Who opens a file that is not for everybody stands in the history (requirement B6).</summary>
    public async Task NoteSeenAsync(Edition edition, Attachment attachment, Stamp by, CancellationToken token)
    {
        if (edition.Attribute == DisclosureAttribute.Proactive) return;
        edition.NoteSeen(by, $"附件 {attachment.Sha256}");
        await db.SaveChangesAsync(token);
    }

    /// <summary>Who opens the page of a paper that is not for everybody, once in an hour (requirement B6).</summary>
    public async Task NoteOpenedAsync(Edition edition, Stamp by, CancellationToken token)
    {
        if (edition.Attribute is null or DisclosureAttribute.Proactive) return;
        var since = by.At.AddHours(-1);
        if (edition.Events.Any(e => e.What == EditionEvent.OriginalSeen && e.ById == by.UserId && e.Note == Page && e.At > since)) return;
        edition.NoteSeen(by, Page);
        await db.SaveChangesAsync(token);
    }

    public async Task SubmitAsync(Document document, Actor actor, CancellationToken token)
    {
        var edition = Working(document);
        var column = await db.Columns.FindAsync([edition.Content.ColumnId], token) ?? throw new RefusedException(new("NoColumn", "请选择栏目"));
        if (column.IsClosed && !edition.IsCorrection) throw new RefusedException(new("ColumnClosed", $"“{column.Name}”栏目已经停用，请选择别的栏目"));
        await guard.RefuseMarksAsync(edition.Content, actor, token);
        if (edition.WhyNot(EditionAction.Submit, actor) is { } refusal)
        {
            if (Enum.TryParse<ReturnReason>(refusal.Code, out var reason))
            {
                edition.ReturnUnsubmitted(reason, refusal.Message, actor, clock.UtcNow());
                await db.SaveChangesAsync(token);
            }
            throw new RefusedException(refusal);
        }
        edition.Submit(actor, column.Path, clock.UtcNow());
        await store.SaveAsync(edition, token);
    }

    public async Task RecallAsync(Document document, Actor actor, CancellationToken token)
    {
        var edition = Working(document);
        edition.Recall(actor, clock.UtcNow());
        await store.SaveAsync(edition, token);
    }

    public async Task DiscardAsync(Document document, string note, Actor actor, CancellationToken token)
    {
        var edition = Working(document);
        edition.Discard(actor, clock.UtcNow(), note);
        await store.SaveAsync(edition, token);
    }

    public async Task<Edition> StartNextAsync(Document document, bool correction, Actor actor, CancellationToken token)
    {
        var edition = document.StartNext(correction, actor, clock.UtcNow());
        await db.SaveChangesAsync(token);
        return edition;
    }

    private static Edition Working(Document document) => document.Working ?? throw new RefusedException(Refusals.WrongState);
}
