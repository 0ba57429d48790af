using System.Buffers;
using System.Text;

namespace Portal.Application.Import;

/// <summary>
/// Writes raw text as Markdown that gives back the very same text, with a backslash only where Markdown would take the
/// character for its own.
/// </summary>
internal static class MarkdownText
{
    private static readonly SearchValues<char> _entityCharacters = SearchValues.Create("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static string Line(IReadOnlyList<PaperRun> runs, bool keepBold = true)
    {
        var whole = string.Concat(runs.Select(r => r.Text));
        var links = MayLink(whole);
        var result = new StringBuilder(whole.Length + 16);
        var at = 0;
        foreach (var run in runs)
        {
            if (run.Footnote is { } note)
            {
                result.Append(System.Globalization.CultureInfo.InvariantCulture, $"[^{note}]");
                continue;
            }

            var bold = keepBold && run.Bold && !string.IsNullOrWhiteSpace(run.Text);
            if (!bold)
            {
                Inline(result, run.Text, whole, at, links);
            }
            else
            {
                var words = run.Text.Trim();
                var lead = run.Text.Length - run.Text.TrimStart().Length;
                result.Append(run.Text, 0, lead).Append("**");
                Inline(result, words, whole, at + lead, links);
                result.Append("**").Append(run.Text, lead + words.Length, run.Text.Length - lead - words.Length);
            }

            at += run.Text.Length;
        }

        return EscapeStart(result.ToString());
    }

    public static string Line(string text) => Line([new PaperRun(text)]);

    /// <summary>Inside a line: for headings and cells, where the start has no meaning.</summary>
    public static string Inline(string text)
    {
        var result = new StringBuilder(text.Length + 8);
        Inline(result, text, text, 0, MayLink(text));
        return result.ToString();
    }

    private static void Inline(StringBuilder result, string text, string whole, int offset, bool links)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var before = offset + i > 0 ? whole[offset + i - 1] : ' ';
            var after = offset + i + 1 < whole.Length ? whole[offset + i + 1] : ' ';
            var escape = c switch
            {
                '\\' => true,
                '`' => true,
                '*' => !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after) && offset + i > 0),
                '_' => !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
                '<' => char.IsAsciiLetter(after) || after is '/' or '!' or '?',
                '[' => links,
                '&' => IsEntity(whole, offset + i),
                ':' => after == ':' || before == ':',
                '|' => true,
                _ => false,
            };
            if (escape) result.Append('\\');
            result.Append(c);
        }
    }

    private static bool MayLink(string text) =>
        text.Contains('[', StringComparison.Ordinal)
        && (text.Contains("](", StringComparison.Ordinal) || text.Contains("][", StringComparison.Ordinal) || text.Contains("]:", StringComparison.Ordinal) || text.Contains("[^", StringComparison.Ordinal));

    private static bool IsEntity(string text, int at)
    {
        var end = text.IndexOf(';', at, Math.Min(34, text.Length - at));
        return end > at + 1 && text.AsSpan(at + 1, end - at - 1).IndexOfAnyExcept(_entityCharacters) < 0;
    }

    /// <summary>A backslash where the line would begin a heading, a list, a quote or a rule.</summary>
    public static string EscapeStart(string line)
    {
        if (line.Length == 0) return line;
        var digits = 0;
        while (digits < line.Length && digits < 10 && char.IsAsciiDigit(line[digits])) digits++;
        if (digits is > 0 and < 10 && digits < line.Length && line[digits] is '.' or ')' && (digits + 1 == line.Length || char.IsWhiteSpace(line[digits + 1])))
        {
            return line.Insert(digits, "\\");
        }

        if (line[0] == '#')
        {
            var marks = line.TakeWhile(c => c == '#').Count();
            return marks <= 6 && (marks == line.Length || char.IsWhiteSpace(line[marks])) ? "\\" + line : line;
        }

        if (line[0] is '>' or '~' or '=') return "\\" + line;
        return line[0] is '-' or '+' && (line.Length == 1 || char.IsWhiteSpace(line[1]) || line[1] is '-' or '=' or ':') ? "\\" + line : line;
    }
}
