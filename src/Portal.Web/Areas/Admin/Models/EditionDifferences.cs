using System.Globalization;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Portal.Domain.Documents;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>Two editions of one paper beside each other, line by line: what was filled in, the attachments, the text.</summary>
/// <param name="Rows">Both sides of each line that is not empty on both.</param>
public sealed record EditionDifferences(Edition Before, Edition After, IReadOnlyList<(DiffPiece Old, DiffPiece New)> Rows)
{
    // A rewritten paper is better read whole.
    private const int MostShown = 60;

    /// <summary>The lines that differ, for a desk where the whole text stands beside them.</summary>
    public IReadOnlyList<(DiffPiece Old, DiffPiece New)> Changed => [.. Rows.Where(r => r.New.Type != ChangeType.Unchanged || r.Old.Type != ChangeType.Unchanged).Take(MostShown)];

    public int ChangedLines => Rows.Count(r => r.New.Type != ChangeType.Unchanged || r.Old.Type != ChangeType.Unchanged);

    public static EditionDifferences Between(Edition before, Edition after, IReadOnlyList<Column> columns)
    {
        var diff = new SideBySideDiffBuilder(new Differ()).BuildDiffModel(TextOf(before, columns), TextOf(after, columns));
        return new(before, after, [.. diff.OldText.Lines.Zip(diff.NewText.Lines).Where(p => !string.IsNullOrEmpty(p.First.Text) || !string.IsNullOrEmpty(p.Second.Text))]);
    }

    private static string TextOf(Edition edition, IReadOnlyList<Column> columns)
    {
        var c = edition.Content;
        List<string> lines =
        [
            $"标题：{c.Title}", $"栏目：{columns.FirstOrDefault(own => own.Id == c.ColumnId)?.Name}", $"发文机关：{c.IssuingBody}", $"发文字号：{edition.DocumentNumber}",
            $"主题：{c.Subject}", $"内容概述：{c.Summary}", $"公开属性：{c.Attribute?.Chinese()}", $"理由：{c.AttributeReason}", $"依据：{LegalBasis.Words(c.LegalBasis, c.OtherLegalBasis)}",
            $"施行日期：{Day(c.InForceFrom)}", $"失效日期：{Day(c.ValidUntil)}", $"来源：{c.Source} {c.SourceUrl}".TrimEnd(), $"原发布日期：{Day(c.FirstPublishedOn)}",
        ];
        lines.AddRange(edition.Attachments.OrderBy(a => a.Order).Select(a => $"附件{a.Order}：{a.Name}（指纹 {a.Sha256[..12]}）"));
        return string.Join('\n', lines.Where(l => !l.EndsWith('：'))) + "\n\n" + c.Body;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", CultureInfo.InvariantCulture) ?? "";
}
