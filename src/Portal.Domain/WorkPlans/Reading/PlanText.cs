namespace Portal.Domain.WorkPlans.Reading;

/// <summary>
/// The paper with one form for each sign: half-width figures, 、，：； as Chinese write them, one kind of bracket, plain blanks, LF.
/// Hidden and control characters are gone. Each character keeps the one that was written and its place.
/// </summary>
internal sealed class PlanText
{
    /// <summary>Figures of a later page that nobody pastes on purpose; what comes after is not read.</summary>
    public const int MaxLength = 10_000_000;

    public string Norm { get; }
    public string Shown { get; }
    public int[] At { get; }
    public IReadOnlyList<(int Start, int End)> Lines { get; }

    public PlanText(string text)
    {
        var length = Math.Min(text.Length, MaxLength);
        var norm = new char[length];
        var shown = new char[length];
        var at = new int[length];
        var n = 0;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            if (c == '\r' && i + 1 < length && text[i + 1] == '\n' || IsHidden(c)) continue;
            if (c == '*' && (i + 1 < length && text[i + 1] == '*' || i > 0 && text[i - 1] == '*')) continue; // Markdown's bold
            if (c == '\\' && i + 1 < length && text[i + 1] < 128 && char.IsPunctuation(text[i + 1])) continue; // its escapes
            norm[n] = Sign(c);
            shown[n] = c;
            at[n++] = i;
        }
        Norm = new string(norm, 0, n);
        Shown = new string(shown, 0, n);
        At = at;
        Lines = Cut(Norm);
    }

    private static List<(int, int)> Cut(string norm)
    {
        var lines = new List<(int, int)>();
        for (var start = 0; start < norm.Length;)
        {
            var end = norm.IndexOf('\n', start);
            if (end < 0) end = norm.Length;
            var (s, e) = (start, end);
            while (s < e && norm[s] is ' ' or '>' or '#') s++;
            while (e > s && norm[e - 1] is ' ' or '\t') e--;
            if (s < e && !IsBlank(norm, s, e)) lines.Add((s, e));
            start = end + 1;
        }
        return lines;
    }

    private static bool IsBlank(string norm, int start, int end)
    {
        for (var i = start; i < end; i++)
            if (norm[i] is not (' ' or '\t')) return false;
        return true;
    }

    private static bool IsHidden(char c) =>
        c is < ' ' and not ('\n' or '\r' or '\t' or '\v' or '\f') or (>= '\u007f' and <= '\u009f' and not '\u0085') or '\u00ad' or '\ufeff' or '\ufffe' or '\uffff' or (>= '\u200b' and <= '\u200f') or (>= '\u202a' and <= '\u202e') or (>= '\u2060' and <= '\u206f');

    private static char Sign(char c) => c switch
    {
        '\r' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029' => '\n',
        '\t' => '\t',
        '\u00a0' or '\u3000' or '\u202f' or '\u205f' or (>= '\u2000' and <= '\u200a') => ' ',
        ',' or '，' or '﹐' => '，',
        ':' or '：' or '∶' or '︰' or '﹕' => '：',
        ';' or '；' or '﹔' => '；',
        '､' or '﹑' => '、',
        '｡' => '。',
        '．' or '﹒' => '.',
        '(' or '（' or '[' or '［' or '〔' or '【' or '〖' or '{' or '｛' or '﹝' or '﹙' => '（',
        ')' or '）' or ']' or '］' or '〕' or '】' or '〗' or '}' or '｝' or '﹞' or '﹚' => '）',
        '｜' or '│' or '┃' or '¦' => '|',
        '—' or '－' or '–' or '―' or '─' or '‐' or '‑' or '−' => '-',
        '～' or '〜' => '~',
        '！' => '!',
        '？' => '?',
        '“' or '”' or '„' or '＂' => '"',
        '•' or '●' or '■' or '◆' or '▪' or '○' or '◎' or '・' => '·',
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        _ => c,
    };
}

/// <summary>Words out of one or more lines, laid together, each character with its place.</summary>
internal sealed class Words
{
    public static readonly Words None = new("", "", []);

    private readonly int[] _at;

    private Words(string norm, string shown, int[] at) => (Norm, Shown, _at) = (norm, shown, at);

    public string Norm { get; }
    public string Shown { get; }
    public int Length => Norm.Length;

    /// <summary>Lays ranges together; where <paramref name="ranges"/> say so, a line break stays between them.</summary>
    public static Words Of(PlanText text, IReadOnlyList<(int Start, int End, bool Break)> ranges)
    {
        var length = ranges.Sum(r => r.End - r.Start + 1);
        var norm = new char[length];
        var shown = new char[length];
        var at = new int[length];
        var n = 0;
        foreach (var (start, end, brk) in ranges)
        {
            if (end <= start) continue;
            if (n > 0)
            {
                var glue = brk ? '\n' : char.IsAsciiLetterOrDigit(norm[n - 1]) && char.IsAsciiLetter(text.Norm[start]) ? ' ' : '\0';
                if (glue != '\0')
                {
                    norm[n] = shown[n] = glue;
                    at[n] = at[n - 1];
                    n++;
                }
            }
            text.Norm.CopyTo(start, norm, n, end - start);
            text.Shown.CopyTo(start, shown, n, end - start);
            Array.Copy(text.At, start, at, n, end - start);
            n += end - start;
        }
        return new Words(new string(norm, 0, n), new string(shown, 0, n), at);
    }

    public static Words Of(PlanText text, int start, int end) => Of(text, [(start, end, false)]);

    /// <summary>Words that are normalised already, without places in a paper.</summary>
    public static Words Plain(string norm) => new(norm, norm, [.. Enumerable.Range(0, norm.Length)]);

    public static Words Of(Words first, Words then) =>
        first.Length == 0 ? then : then.Length == 0 ? first : new Words(first.Norm + '\n' + then.Norm, first.Shown + '\n' + then.Shown, [.. first._at.AsSpan(0, first.Length), first._at[first.Length - 1], .. then._at.AsSpan(0, then.Length)]);

    /// <summary>What stands between two marks, without blanks at its ends.</summary>
    public (int Start, int End) Trim(int start, int end)
    {
        while (start < end && Norm[start] is ' ' or '\t' or '\n') start++;
        while (end > start && Norm[end - 1] is ' ' or '\t' or '\n') end--;
        return (start, end);
    }

    public Place Place(int start, int end) => end <= start ? new Place(start < _at.Length && Length > 0 ? _at[Math.Min(start, Length - 1)] : 0, 0) : new Place(_at[start], _at[end - 1] - _at[start] + 1);

    public string Text(int start, int end)
    {
        (start, end) = Trim(start, end);
        return Shown[start..end];
    }

    /// <summary>As <see cref="Text"/>, without blanks between Chinese characters: for names.</summary>
    public string Name(int start, int end)
    {
        (start, end) = Trim(start, end);
        var name = new System.Text.StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            var blank = Norm[i] is ' ' or '\t' or '\n';
            if (!blank || i > start && i + 1 < end && Norm[i - 1] < 128 && Norm[i + 1] < 128) name.Append(blank ? ' ' : Shown[i]);
        }
        return name.ToString();
    }
}
