namespace Portal.Application.Import;

internal enum BlockKind { Line, Bullet, Table }

/// <summary>Words with one look. A footnote's sign is a run of its own without words.</summary>
internal sealed record PaperRun(string Text, bool Bold = false, int? Footnote = null);

internal sealed record PaperCell(IReadOnlyList<string> Lines, int ColumnSpan = 1, int RowSpan = 1)
{
    public string Text => string.Join("", Lines);
}

internal sealed record PaperTable(IReadOnlyList<IReadOnlyList<PaperCell>> Rows, bool HasHead = true);

/// <summary>One paragraph or table as the file holds it, before anything is made of it.</summary>
internal sealed class PaperBlock
{
    public BlockKind Kind { get; init; }
    public IReadOnlyList<PaperRun> Runs { get; init; } = [];
    public string Text { get; init; } = "";
    public int HeadingLevel { get; init; }
    public int Depth { get; init; }
    public PaperTable? Table { get; init; }

    public bool IsLine => Kind == BlockKind.Line;

    public static PaperBlock Line(string text) => new() { Text = text, Runs = [new PaperRun(text)] };

    /// <summary>A block of runs with the blanks at both ends gone; null where no word is left.</summary>
    public static PaperBlock? Of(IEnumerable<PaperRun> runs, BlockKind kind = BlockKind.Line, int headingLevel = 0, int depth = 0)
    {
        var list = new List<PaperRun>();
        foreach (var run in runs)
        {
            var text = PaperText.Tidy(run.Text);
            if (list.Count == 0) text = text.TrimStart();
            if (text.Length == 0 && run.Footnote is null) continue;
            if (list.Count > 0 && list[^1].Bold == run.Bold && list[^1].Footnote is null && run.Footnote is null) list[^1] = list[^1] with { Text = list[^1].Text + text };
            else list.Add(run with { Text = text });
        }

        while (list.Count > 0 && list[^1].Footnote is null && list[^1].Text.TrimEnd().Length == 0) list.RemoveAt(list.Count - 1);
        if (list.Count == 0) return null;
        if (list[^1].Footnote is null) list[^1] = list[^1] with { Text = list[^1].Text.TrimEnd() };
        return new PaperBlock { Kind = kind, Runs = list, Text = string.Concat(list.Select(r => r.Text)), HeadingLevel = headingLevel, Depth = depth };
    }

    public static PaperBlock OfTable(PaperTable table) => new() { Kind = BlockKind.Table, Table = table };
}

/// <summary>What a format's reader hands on.</summary>
internal sealed class RawPaper
{
    public List<PaperBlock> Blocks { get; } = [];

    /// <summary>What stood outside the page's text: good for fields, no part of the body.</summary>
    public List<PaperBlock> Around { get; } = [];

    public Dictionary<string, string> Meta { get; } = new(StringComparer.OrdinalIgnoreCase);
    public List<string> Footnotes { get; } = [];
    public List<string> Notes { get; } = [];
}

internal static class PaperText
{
    /// <summary>Invisible characters out, every other kind of blank except the full-width one to a plain blank.</summary>
    public static string Tidy(string text)
    {
        if (!text.Any(IsOdd)) return text;
        var result = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')) continue;
            result.Append(IsOdd(c) ? ' ' : c);
        }

        return result.ToString();
    }

    private static bool IsOdd(char c) => c is '\u00a0' or '\t' or '\n' or '\r' or '\u00ad' or '\ufeff' or (>= '\u2000' and <= '\u200d') or (>= '\u202a' and <= '\u202f') or (>= '\u2060' and <= '\u2069') or '\u205f';

    /// <summary>Without any blank: for comparing.</summary>
    public static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
