using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;

namespace Portal.Application.Review;

public enum BatchStep
{
    Agree,
    Examine,
    Judge,
    Sign,
    Publish,
}

/// <summary>What became of one paper of a batch. <paramref name="Refusal"/> null: done.</summary>
public sealed record BatchLine(int DocumentId, string Title, string? Refusal);

/// <summary>
/// One step for many papers of an archive, looked at together. Each is a step of its own, with its own row of history, its own rules
/// and its own transaction: one that is refused stops no other.
/// </summary>
public sealed class BatchReview(IServiceScopeFactory scopes)
{
    /// <summary>Papers one person can answer for at a sitting.</summary>
    public const int MaxPapers = 200;

    public async Task<IReadOnlyList<BatchLine>> RunAsync(BatchStep step, GateKind? gate, IReadOnlyList<(int Id, int Version)> papers, string note, Actor actor, CancellationToken token)
    {
        if (papers.Count > MaxPapers) throw new RefusedException(new("BatchTooLarge", $"一次最多办理{MaxPapers}件"));
        var lines = new List<BatchLine>();
        foreach (var (id, version) in papers) lines.Add(await OneAsync(step, gate, id, version, note, actor, token));
        return lines;
    }

    private async Task<BatchLine> OneAsync(BatchStep step, GateKind? gate, int id, int version, string note, Actor actor, CancellationToken token)
    {
        await using var scope = scopes.CreateAsyncScope();
        var title = "";
        try
        {
            var document = await scope.ServiceProvider.GetRequiredService<DocumentStore>().FindAsync(id, null, token);
            if (document is not { Working: { } edition } || !OfficeReading.MaySee(actor, document.UnitId)) return new BatchLine(id, "", "没有这份文件");
            title = edition.Content.Title;
            if (document.Version != version) return new BatchLine(id, title, "别人刚刚改过，请单独打开办理");
            await TakeAsync(scope.ServiceProvider, step, gate, document, edition, note, actor, token);
            return new BatchLine(id, title, null);
        }
        catch (RefusedException refused)
        {
            return new BatchLine(id, title, refused.Refusal.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new BatchLine(id, title, "别人刚刚改过，请单独打开办理");
        }
        catch (DbUpdateException)
        {
            return new BatchLine(id, title, "没有保存成功，请单独打开办理");
        }
    }

    private static Task TakeAsync(IServiceProvider services, BatchStep step, GateKind? gate, Document document, Edition edition, string note, Actor actor, CancellationToken token)
    {
        var review = services.GetRequiredService<DocumentReview>();
        var release = services.GetRequiredService<DocumentRelease>();
        return step switch
        {
            BatchStep.Agree => review.AgreeAsync(document, note, actor, token),
            BatchStep.Examine => review.ExamineAsync(document, note, actor, token),
            BatchStep.Judge => review.JudgeAsync(document, gate ?? throw new RefusedException(new("NoGate", "请选择哪一关")), Verdict.Pass, note, "", actor, token),
            BatchStep.Sign => release.SignAsync(document, edition.Content.Attribute!.Value, note, "", "", actor, token),
            _ => release.PublishAsync(document, actor, token),
        };
    }
}
