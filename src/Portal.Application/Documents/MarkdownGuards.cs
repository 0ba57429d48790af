namespace Portal.Application.Documents;

/// <summary>
/// Bounds the parser's work. Markdown nested or marked beyond any real paper is not parsed at all but shown as it stands:
/// nothing is lost and nothing can be made slow on purpose.
/// </summary>
internal static class MarkdownGuards
{
    private const int MaxLength = 3_000_000;
    private const int MaxLine = 200_000;
    private const int MaxContainers = 24;
    private const int MaxOpenBrackets = 100;
    private const int MaxDelimiters = 2000;

    public static bool IsReasonable(string markdown)
    {
        if (markdown.Length > MaxLength) return false;
        int open = 0, delimiters = 0; // by paragraph: the parser's costly cases do not cross a blank line
        var rest = markdown.AsSpan();
        while (true)
        {
            var end = rest.IndexOf('\n');
            var line = end < 0 ? rest : rest[..end];
            if (line.Length > MaxLine || Containers(line) > MaxContainers) return false;
            if (line.IsWhiteSpace()) open = delimiters = 0;
            foreach (var c in line)
            {
                if (c == '[') open++;
                else if (c == ']' && open > 0) open--;
                else if (c is '*' or '_' or '`' or '<') delimiters++;
            }

            if (open > MaxOpenBrackets || delimiters > MaxDelimiters) return false;
            if (end < 0) return true;
            rest = rest[(end + 1)..];
        }
    }

    /// <summary>
    /// Quotes and lists that the line opens; indentation nests too. A sign of a list is one only before a blank, so that rules and the borders
    /// of grid tables open nothing; behind five blanks stands code, in which nothing nests.
    /// </summary>
    private static int Containers(ReadOnlySpan<char> line)
    {
        int markers = 0, indent = 0, blanks = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (c is ' ' or '\t')
            {
                if (markers == 0) indent++;
                else if (++blanks > 4) break;
            }
            else if (c == '>' || (c is '-' or '+' or '*' && (i + 1 == line.Length || line[i + 1] is ' ' or '\t')))
            {
                markers++;
                blanks = 0;
            }
            else
            {
                break;
            }
        }

        return Math.Max(markers, indent / 4);
    }
}
