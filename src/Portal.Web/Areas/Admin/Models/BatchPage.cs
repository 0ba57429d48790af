using Portal.Application.Documents;
using Portal.Application.Review;
using Portal.Domain.Documents;
using Portal.Domain.Review;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>One kind of work that can be done for many papers: a step, and at the gates which one.</summary>
public sealed record BatchWork(BatchStep Step, GateKind? Gate, string Name)
{
    public string Key => Gate is { } gate ? $"{Step}-{gate}" : $"{Step}";

    public static IReadOnlyList<BatchWork> All { get; } =
    [
        new(BatchStep.Agree, null, "处室负责人同意"),
        new(BatchStep.Examine, null, "公开办公室审查通过"),
        .. Enum.GetValues<GateKind>().Select(g => new BatchWork(BatchStep.Judge, g, g.Chinese() + "通过")),
        new(BatchStep.Sign, null, "签发"),
        new(BatchStep.Publish, null, "立即公开"),
    ];

    public bool Waits(Todo todo) => Step switch
    {
        BatchStep.Agree => todo.Line.State == EditionState.WithUnitHead,
        BatchStep.Examine => todo.Line.State == EditionState.WithOffice,
        BatchStep.Judge => todo.Gates.Contains(Gate!.Value),
        BatchStep.Sign => todo.Line.State == EditionState.WithSigner,
        _ => todo.Line.State == EditionState.Signed,
    };
}

public sealed class BatchForm
{
    public string Work { get; init; } = "";

    /// <summary>Id and version of each chosen paper, as 12:7.</summary>
    public List<string> Papers { get; init; } = [];
    public string Note { get; init; } = "";
}

public sealed record BatchPage(IReadOnlyList<(BatchWork Work, int Count)> Works, BatchWork? Work, IReadOnlyList<Todo> Todos, IReadOnlyList<BatchLine> Lines);
