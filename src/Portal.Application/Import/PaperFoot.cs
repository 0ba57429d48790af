namespace Portal.Application.Import;

/// <summary>Takes the page's furniture off the text's end, and the few lines that are furniture anywhere.</summary>
internal static class PaperFoot
{
    private const int PlainTextFrom = 60;

    public static List<PaperBlock> Trim(List<PaperBlock> blocks, List<string> removed, List<(LabelKey Key, string Value)> labels)
    {
        var end = blocks.Count;
        var lastText = blocks.FindLastIndex(IsPlainlyText);
        for (var i = Math.Max(blocks.Count / 2, lastText); i < blocks.Count; i++)
        {
            if (!blocks[i].IsLine || !Furniture.EndsPaper(blocks[i].Text)) continue;
            end = i;
            break;
        }

        while (end > 0 && (IsFoot(blocks[end - 1]) || (end < blocks.Count && IsSiteContact(blocks[end - 1].Text)))) end--;
        var kept = new List<PaperBlock>(end);
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            var text = block.Text;
            if (i >= end || (block.Kind != BlockKind.Table && Furniture.IsAlways(text)))
            {
                removed.Add(block.Kind == BlockKind.Table ? string.Join(" | ", block.Table!.Rows.SelectMany(r => r).Select(c => c.Text)) : text);
                if (i >= end && block.Kind != BlockKind.Table) labels.AddRange(PaperLabels.FromLine(text).Where(l => l.Key is not (LabelKey.Title or LabelKey.Other)));
                continue;
            }

            kept.Add(block);
        }

        return kept;
    }

    private static bool IsFoot(PaperBlock block) =>
        block.IsLine && (Furniture.IsAtEdge(block.Text) || (block.Text.Length <= 100 && !block.Text.StartsWith('附') && PaperLabels.FromLine(block.Text) is { Count: > 0 } pairs
            && pairs.All(p => p.Key is not LabelKey.Title)));

    private static bool IsPlainlyText(PaperBlock block) =>
        block.Kind == BlockKind.Table
        || (block.Text.Length >= PlainTextFrom && block.Text.Contains('。', StringComparison.Ordinal) && !Furniture.IsAtEdge(block.Text))
        || PaperLines.IsNote(block.Text) || PaperLines.NumberLevel(block.Text) is 1 or 2 || PaperLines.IsAnnexLine(block.Text)
        || block.Text.StartsWith("附件", StringComparison.Ordinal) || PaperDates.Whole(block.Text) is not null || PaperLines.BodyAndDate(block.Text) is not null
        || block.Text.StartsWith("抄送", StringComparison.Ordinal) || (block.Text.EndsWith("印发", StringComparison.Ordinal) && block.Text.Length < 60);

    /// <summary>An address and telephone right above the page's foot; anywhere else it is the paper's own.</summary>
    private static bool IsSiteContact(string text) =>
        text.Length <= 120 && text.StartsWith("地址", StringComparison.Ordinal) && (text.Contains("邮编", StringComparison.Ordinal) || text.Contains("电话", StringComparison.Ordinal));
}
