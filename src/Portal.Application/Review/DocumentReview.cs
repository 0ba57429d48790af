using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Application.Review;

/// <summary>The desks between drafter and signer: unit head, disclosure office, the five gates.</summary>
public sealed class DocumentReview(DocumentStore store, GateDuties duties, TimeProvider clock)
{
    public Task AgreeAsync(Document document, string note, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.Agree(actor, now, note), token);

    public Task ExamineAsync(Document document, string note, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.Examine(actor, now, note), token);

    public Task ReturnAsync(Document document, ReturnReason reason, string note, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.Return(reason, note, actor, now), token);

    public Task JudgeAsync(Document document, GateKind gate, Verdict verdict, string note, string referredTo, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.Judge(gate, verdict, note, referredTo, duties, actor, now), token);

    public Task ConfirmCorrectionAsync(Document document, string note, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.Confirm(note, actor, now), token);

    public Task AskConfirmationAsync(Document document, string bodyName, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.AskConfirmation(bodyName, actor, now), token);

    public Task AnswerConfirmationAsync(Document document, int confirmationId, bool agreed, string note, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.AnswerConfirmation(confirmationId, agreed, note, actor, now), token);

    private async Task ActAsync(Document document, Action<Edition, DateTime> act, CancellationToken token)
    {
        var edition = document.Working ?? throw new RefusedException(Refusals.WrongState);
        act(edition, clock.UtcNow());
        await store.SaveAsync(edition, token);
    }
}
