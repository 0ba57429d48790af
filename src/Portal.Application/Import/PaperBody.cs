using System.Text;
using Portal.Domain.Review.Wording;

namespace Portal.Application.Import;

/// <summary>The main signature of a paper: who and when, as it stands there.</summary>
internal sealed record Signature(IReadOnlyList<string> Bodies, string? DateText, int From, int To);

/// <summary>Turns the paper's own blocks into Markdown: levels as headings, addressee, signature, enclosed papers, tables.</summary>
internal sealed class PaperBody(IReadOnlyList<PaperBlock> blocks, string? title, IReadOnlyList<string> footnotes)
{
    private const int LongestHeading = 45;
    private const int LongestRunIn = 32;
    private const int MostAnnexes = 50;

    private readonly bool[] _asHeadings = new bool[4];

    public string Write(IReadOnlyList<Signature> signatures)
    {
        DecideLevels();
        var enclosed = Enclosed(signatures);
        var begins = signatures.ToDictionary(s => s.From);
        var parts = new List<string>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (begins.TryGetValue(i, out var sign))
            {
                parts.Add($"::: sign\n{string.Join("\n\n", blocks.Skip(sign.From).Take(sign.To - sign.From + 1).Select(b => MarkdownText.Line(b.Text)))}\n:::");
                i = sign.To;
                continue;
            }

            if (enclosed.TryGetValue(i, out var count))
            {
                parts.Add("# " + Heading(string.Concat(blocks.Skip(i).Take(count).Select(b => b.Text))));
                i += count - 1;
                continue;
            }

            Add(parts, i);
        }

        for (var n = 0; n < footnotes.Count; n++) parts.Add($"[^{n + 1}]: {MarkdownText.Line(footnotes[n])}");
        return JoinLists(parts);
    }

    /// <summary>Signatures: names of bodies with a date under them. The first one is the paper's own.</summary>
    public static List<Signature> Signatures(IReadOnlyList<PaperBlock> blocks)
    {
        var found = new List<Signature>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!blocks[i].IsLine || blocks[i].Text.Length > 80) continue;
            if (PaperLines.BodyAndDate(blocks[i].Text) is var (body, day))
            {
                found.Add(new Signature([body], day, i, i));
                continue;
            }

            var dated = PaperDates.Whole(blocks[i].Text) is not null;
            if (!dated && PaperDates.Squeezed(blocks[i].Text).Count == 0) continue;
            var from = i;
            while (from > 0 && i - from < 6 && (found.Count == 0 || found[^1].To < from - 1) && blocks[from - 1].IsLine && PaperLines.NumberLevel(blocks[from - 1].Text) == 0 && (PaperLines.IsBody(blocks[from - 1].Text) || (from == i && Tampering.IsNoName(blocks[from - 1].Text) && blocks[from - 1].Text.Length <= 30))) from--;
            if (from == i && !dated) continue;
            if (from == i && i == 0) continue;
            found.Add(new Signature(blocks.Skip(from).Take(i - from).Select(b => b.Text).ToList(), blocks[i].Text, from, i));
        }

        return found;
    }

    private void Add(List<string> parts, int i)
    {
        var block = blocks[i];
        if (block.Kind == BlockKind.Table)
        {
            if (MarkdownTables.Write(block.Table!) is { Length: > 0 } table) parts.Add(table);
            return;
        }

        if (block.Kind == BlockKind.Bullet)
        {
            parts.Add(new string(' ', Math.Min(block.Depth, 6) * 2) + "- " + MarkdownText.Line(block.Runs));
            return;
        }

        var text = block.Text;
        if (i < 4 && PaperLines.IsSalutation(text) && !parts.Any(p => p.StartsWith("::: to", StringComparison.Ordinal)))
        {
            parts.Add($"::: to\n{MarkdownText.Line(block.Runs, keepBold: false)}\n:::");
            return;
        }

        var level = PaperLines.NumberLevel(text);
        if (level > 0 && IsWhole(text, level) && (level < 3 || (_asHeadings[level] && HasContent(i))))
        {
            parts.Add(Mark(level) + Heading(text));
            return;
        }

        if (level > 0 && _asHeadings[level] && RunInEnd(text) is { } cut)
        {
            parts.Add(Mark(level) + Heading(text[..cut]));
            parts.Add(MarkdownText.Line(Cut(block.Runs, cut)));
            return;
        }

        if (level == 0 && StandsAsHeading(i))
        {
            parts.Add((block.HeadingLevel > 1 ? new string('#', Math.Min(block.HeadingLevel, 4)) + " " : "## ") + Heading(text));
            return;
        }

        parts.Add(MarkdownText.Line(block.Runs));
    }

    /// <summary>One paper is treated one way: a level is made of headings if most of its lines can be.</summary>
    private void DecideLevels()
    {
        Span<int> all = stackalloc int[4];
        Span<int> can = stackalloc int[4];
        for (var i = 0; i < blocks.Count; i++)
        {
            var level = blocks[i].IsLine ? PaperLines.NumberLevel(blocks[i].Text) : 0;
            if (level == 0 || (level == 3 && IsInAnnexList(i))) continue;
            all[level]++;
            if ((IsWhole(blocks[i].Text, level) && (level < 3 || HasContent(i))) || RunInEnd(blocks[i].Text) is not null) can[level]++;
        }

        for (var level = 1; level <= 3; level++) _asHeadings[level] = all[level] > 0 && can[level] * 2 > all[level];
    }

    /// <summary>A heading of the lowest level has text under it; a line among its like is a point of a list.</summary>
    private bool HasContent(int i) =>
        i + 1 < blocks.Count && !IsInAnnexList(i) && (!blocks[i + 1].IsLine || (PaperLines.NumberLevel(blocks[i + 1].Text) == 0 && !PaperLines.IsBody(blocks[i + 1].Text)));

    /// <summary>附件：1.…… with its further points on lines of their own.</summary>
    private bool IsInAnnexList(int i)
    {
        var first = Math.Max(0, i - MostAnnexes);
        while (i > first && blocks[i].IsLine && PaperLines.NumberLevel(blocks[i].Text) == 3) i--;
        return blocks[i].IsLine && blocks[i].Text.StartsWith('附') && blocks[i].Text.Contains('件', StringComparison.Ordinal) && blocks[i].Text.Length < 80;
    }

    private static bool IsWhole(string text, int level)
    {
        if (text.Length > LongestHeading || text.Length - PaperLines.Numbered(text).Length < 2) return false;
        if (text[^1] is '；' or ';' or '：' or ':' or '，' or ',') return false;
        var stop = text.IndexOf('。', StringComparison.Ordinal);
        if (stop >= 0 && stop < text.Length - 1) return false;
        return level < 3 || (stop < 0 && text[^1] is not ('）' or ')') && text.Length <= 30);
    }

    /// <summary>Behind the full stop of a short first sentence, where more than a bracket follows.</summary>
    private static int? RunInEnd(string text)
    {
        var stop = text.IndexOf('。', StringComparison.Ordinal);
        var number = PaperLines.Numbered(text).Length;
        if (stop < 0 || stop + 1 >= text.Length || stop - number is < 2 or > LongestRunIn) return null;
        var rest = text.AsSpan(stop + 1).TrimStart();
        if (rest.Length < 4 || (rest[0] is '（' or '(' && rest[^1] is '）' or ')' && rest[1..].IndexOfAny('（', '(') < 0)) return null;
        return text.AsSpan(0, stop).IndexOfAny("；;：:") >= 0 ? null : stop + 1;
    }

    /// <summary>A short line without number: by the file's own heading style, or where 一、 is left out before （一）.</summary>
    private bool StandsAsHeading(int i)
    {
        var text = blocks[i].Text;
        if (text.Length is < 2 or > LongestHeading || text[^1] is '。' or '；' or '：' or ':' or ';' or '，' or '）' or ')') return false;
        if (blocks[i].HeadingLevel > 0) return true;
        if (text.Length > 20 || i + 1 >= blocks.Count || !blocks[i + 1].IsLine || PaperLines.IsBody(text) || PaperDates.Whole(text) is not null || PaperLines.IsAnnexLine(text)) return false;
        if (text.Any(c => c is '，' or ',' or '、' or '：' || char.IsAsciiDigit(c))) return false;
        return PaperLines.NumberLevel(blocks[i + 1].Text) == 2 && PaperLines.Numbered(blocks[i + 1].Text) is { Length: > 0 } && blocks[i + 1].Text[1] == '一';
    }

    /// <summary>Titles of papers that follow the signature or a line 附件.</summary>
    private Dictionary<int, int> Enclosed(IReadOnlyList<Signature> signatures)
    {
        var found = new Dictionary<int, int>();
        var ends = signatures.Select(s => s.To).ToHashSet();
        for (var i = 0; i < blocks.Count; i++)
        {
            var afterAnnex = blocks[i].IsLine && PaperLines.IsAnnexLine(blocks[i].Text);
            if (!afterAnnex && !ends.Contains(i)) continue;
            var at = i + 1;
            while (at < blocks.Count && at - i < 10 && blocks[at].IsLine && (PaperLines.IsNote(blocks[at].Text) || PaperLines.IsAnnexLine(blocks[at].Text)))
            {
                afterAnnex |= PaperLines.IsAnnexLine(blocks[at].Text);
                at++;
            }

            if (at >= blocks.Count || at + 1 == blocks.Count || !CanBeTitle(at)) continue;
            var two = at + 1 < blocks.Count && CanBeTitle(at + 1) ? PaperText.Bare(blocks[at].Text + blocks[at + 1].Text) : "";
            if (two.Length > 0 && title is not null && PaperText.Bare(title).Contains(two, StringComparison.Ordinal)) found[at] = 2;
            else if (afterAnnex || PaperLines.NamesKind(blocks[at].Text) || (title is not null && PaperText.Bare(title).Contains(PaperText.Bare(blocks[at].Text), StringComparison.Ordinal))) found[at] = 1;
        }

        return found;
    }

    private bool CanBeTitle(int i) =>
        blocks[i] is { IsLine: true, Text.Length: >= 4 and <= 80 } block && block.Text[^1] is not ('。' or '；' or '：' or ':' or ';' or '，')
        && PaperLines.NumberLevel(block.Text) == 0 && !block.Text.StartsWith('附') && !block.Text.StartsWith("抄送", StringComparison.Ordinal)
        && !block.Text.EndsWith("印发", StringComparison.Ordinal) && PaperDates.Whole(block.Text) is null && block.Text[0] is not ('（' or '(');

    private static string Mark(int level) => new string('#', level + 1) + " ";

    private static string Heading(string text)
    {
        var line = MarkdownText.Inline(text);
        return line.EndsWith('#') ? line[..^1] + "\\#" : line;
    }

    private static List<PaperRun> Cut(IReadOnlyList<PaperRun> runs, int at)
    {
        var rest = new List<PaperRun>();
        foreach (var run in runs)
        {
            if (at >= run.Text.Length && run.Footnote is null) at -= run.Text.Length;
            else
            {
                rest.Add(run with { Text = rest.Count == 0 ? run.Text[at..].TrimStart() : run.Text[at..] });
                at = 0;
            }
        }

        return rest;
    }

    /// <summary>Blocks stand apart by a blank line; points of one list do not.</summary>
    private static string JoinLists(List<string> parts)
    {
        var result = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) result.Append(IsPoint(parts[i]) && IsPoint(parts[i - 1]) ? "\n" : "\n\n");
            result.Append(parts[i]);
        }

        return result.Length == 0 ? "" : result.Append('\n').ToString();
    }

    private static bool IsPoint(string part) => part.TrimStart().StartsWith("- ", StringComparison.Ordinal);
}
