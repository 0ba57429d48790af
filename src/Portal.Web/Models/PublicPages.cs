using Portal.Application.Publishing;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

public sealed record HomeBlock(ShelfColumn Column, IReadOnlyList<ListedRecord> Records);

public sealed record HomePage(IReadOnlyList<ListedRecord> Newest, IReadOnlyList<HomeBlock> Blocks);

/// <summary>A list of records; <paramref name="Column"/> null lists everything.</summary>
public sealed record ListPage(ShelfColumn? Column, int? Year, string? After, RecordList List, string Path, DateOnly Today)
{
    public string Heading => Column?.Name ?? "最新公开";

    public string Link(string? after, int? year) =>
        Path + (year, after) switch { (null, null) => "", (null, { } a) => $"?after={a}", ({ } y, null) => $"?year={y}", ({ } y, { } a) => $"?year={y}&after={a}" };
}

public sealed record DocumentPage(ShelfRecord Record, DateOnly Today);
