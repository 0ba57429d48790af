using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Application.Publishing;

/// <summary>The desks of the signer and of those who bring a signed paper out, or take it away again.</summary>
public sealed class DocumentRelease(DocumentStore store, PublishingGate gate, TimeProvider clock)
{
    public Task SignAsync(Document document, DisclosureAttribute decided, string reason, string basis, string otherBasis, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.Sign(decided, reason, basis, otherBasis, actor, now), token);

    public Task RegisterAsync(Document document, string documentNumber, DateOnly dateWritten, DateOnly? issuedOn, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.Register(documentNumber, dateWritten, issuedOn, actor, now, clock.Today()), token);

    public async Task ScheduleAsync(Document document, DateTime publishAt, Actor actor, CancellationToken token)
    {
        // What the gate would refuse then is better said now.
        if (document.Working is { } edition && await gate.WhyNotAsync(edition, token) is { } refusal) throw new RefusedException(refusal);
        await ActAsync(document, (e, now) => e.Schedule(publishAt, actor, now), token);
    }

    public Task CancelScheduleAsync(Document document, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.CancelSchedule(actor, now), token);

    public Task FileAsync(Document document, Actor actor, CancellationToken token) =>
        ActAsync(document, (e, now) => e.File(actor, now), token);

    public Task PublishAsync(Document document, Actor actor, CancellationToken token) => gate.PublishAsync(document, actor, token);

    public Task WithdrawAsync(Document document, WithdrawalReason reason, string publicNote, string replacedByIndexNumber, Actor actor, CancellationToken token) =>
        gate.TakeAwayAsync(document, e => e.Withdraw(reason, publicNote, Document.SlugOf(replacedByIndexNumber.Trim()), actor, clock.UtcNow()), token);

    /// <summary>Withdraws first and asks after (紧急停止).</summary>
    public Task StopAsync(Document document, string note, Actor actor, CancellationToken token) =>
        gate.TakeAwayAsync(document, e => e.Stop(note, actor, clock.UtcNow()), token);

    public Task LiftStopAsync(Document document, string note, Actor actor, CancellationToken token) =>
        gate.PutBackAsync(document, e => e.LiftStop(note, actor, clock.UtcNow()), token);

    private async Task ActAsync(Document document, Action<Edition, DateTime> act, CancellationToken token)
    {
        var edition = document.Working ?? throw new RefusedException(Refusals.WrongState);
        act(edition, clock.UtcNow());
        await store.SaveAsync(edition, token);
    }
}
