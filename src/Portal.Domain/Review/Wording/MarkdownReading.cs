using System.Text;

namespace Portal.Domain.Review.Wording;

/// <summary>Reads a field into a <see cref="Passage"/>. Only the body is Markdown; of the others nothing but hidden characters goes.</summary>
internal sealed class MarkdownReading
{
    // A link or code longer than this is read as text: looking for its end stays cheap.
    private const int Reach = 1000;

    private readonly string _raw;
    private readonly StringBuilder _chars;
    private readonly List<int> _origins;
    private readonly List<PassageLine> _lines = [];
    private readonly List<(int, int)> _addresses = [];
    private bool _inSign;

    private MarkdownReading(string raw) => (_raw, _chars, _origins) = (raw, new StringBuilder(raw.Length), new List<int>(raw.Length));

    public static Passage Read(WordingField field, int item, string raw)
    {
        var reading = new MarkdownReading(raw);
        if (field == WordingField.Body) reading.Body();
        else reading.Lines((start, end) => reading.Part(start, end, LineKind.Text, false));
        return new Passage(field, item, raw, reading._chars.ToString(), [.. reading._origins], reading._lines, reading._addresses);
    }

    private void Lines(Action<int, int> read)
    {
        for (var start = 0; start <= _raw.Length;)
        {
            var end = _raw.IndexOf('\n', start);
            if (end < 0) end = _raw.Length;
            read(start, end > start && _raw[end - 1] == '\r' ? end - 1 : end);
            start = end + 1;
        }
    }

    private void Body()
    {
        char fence = default;
        Lines((start, end) =>
        {
            var from = start;
            while (from < end && _raw[from] is ' ' or '\t' or '>') from++;
            var line = _raw.AsSpan(from, end - from).TrimEnd();
            if (line.StartsWith("```") || line.StartsWith("~~~"))
            {
                if (fence == default) fence = line[0];
                else if (fence == line[0]) fence = default;
                return;
            }
            if (fence != default || line.IsEmpty || IsRule(line)) return;
            if (line.StartsWith(":::"))
            {
                _inSign = line[3..].Trim() is "sign";
                return;
            }
            if (line[0] == '|') Cells(from, end);
            else One(from, end);
        });
    }

    // --- or *** between paragraphs, the line under a table's head, the border of a grid table.
    private static bool IsRule(ReadOnlySpan<char> line)
    {
        var marks = 0;
        foreach (var c in line)
        {
            if (c is '-' or '=' or '*' or '_') marks++;
            else if (c is not (' ' or '|' or ':' or '+')) return false;
        }
        return marks >= 3 || (marks > 0 && line[0] is '|' or '+');
    }

    private void Cells(int start, int end)
    {
        var from = start + 1;
        for (var i = from; i <= end; i++)
        {
            if (i < end && (_raw[i] != '|' || _raw[i - 1] == '\\')) continue;
            Part(from, i, LineKind.Cell, true);
            from = i + 1;
        }
    }

    private void One(int start, int end)
    {
        var kind = _inSign ? LineKind.Sign : LineKind.Text;
        var from = start;
        while (from < end && _raw[from] == '#') from++;
        if (from > start && from - start <= 6 && from < end && _raw[from] == ' ') kind = LineKind.Heading;
        else from = start;
        if (kind != LineKind.Heading && end - from > 1 && _raw[from] is '-' or '*' or '+' && _raw[from + 1] == ' ') from += 2;
        Part(from, end, kind, true);
    }

    private void Part(int start, int end, LineKind kind, bool markdown)
    {
        while (start < end && char.IsWhiteSpace(_raw[start])) start++;
        while (end > start && char.IsWhiteSpace(_raw[end - 1])) end--;
        if (start == end) return;
        var at = _chars.Length;
        var emphasised = markdown && EvenRuns(start, end);
        for (var i = start; i < end;)
        {
            var c = _raw[i];
            if (Script.IsHidden(c)) i++;
            else if (AddressAt(i, end) is > 0 and var length) i = Address(i, i + length);
            else if (!markdown) Add(i++);
            else if (c == '\\' && i + 1 < end && char.IsPunctuation(_raw[i + 1]))
            {
                Add(i + 1);
                i += 2;
            }
            else if (c == '`' && Find('`', i + 1, end) is > 0 and var close) i = Skip(i, close + 1);
            else if (c == '*' && emphasised) i++;
            else if (c == '~' && i + 1 < end && _raw[i + 1] == '~') i += 2;
            else if (c == '!' && i + 1 < end && _raw[i + 1] == '[' && LinkEnd(i + 1, end) is > 0) i++;
            else if (c == '[' && LinkEnd(i, end) is > 0) i++;
            else if (c == ']' && i + 1 < end && _raw[i + 1] == '(' && Find(')', i, end) is > 0 and var paren && Opened(i, start)) i = Target(i + 2, paren) + 1;
            else Add(i++);
        }
        if (_chars.Length == at) return;
        _lines.Add(new PassageLine(at, _chars.Length, kind));
        // What stands between lines belongs to no finding; it bears the place where the line ended.
        _chars.Append('\n');
        _origins.Add(end - 1);
    }

    private void Add(int origin)
    {
        _chars.Append(_raw[origin]);
        _origins.Add(origin);
    }

    private int Skip(int start, int end)
    {
        _chars.Append(Passage.Object);
        _origins.Add(start);
        return end;
    }

    private int Address(int start, int end)
    {
        _addresses.Add((start, end));
        return Skip(start, end);
    }

    private int Target(int start, int end)
    {
        if (AddressAt(start, end) > 0) _addresses.Add((start, end));
        return end;
    }

    private int AddressAt(int start, int end)
    {
        if (start >= end || _raw[start] is not ('h' or 'H' or 'w' or 'W')) return 0;
        var rest = _raw.AsSpan(start, end - start);
        if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return 0;
        if (start > 0 && Script.IsLatin(_raw[start - 1])) return 0;
        var length = 0;
        while (length < rest.Length && rest[length] is > ' ' and < '\x7f' and not ('<' or '>' or '"' or '|' or ')' or ']' or '`')) length++;
        while (length > 0 && rest[length - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '*') length--;
        return length;
    }

    private int LinkEnd(int open, int end)
    {
        var close = Find(']', open, end);
        return close > 0 && close + 1 < end && _raw[close + 1] == '(' && Find(')', close, end) is > 0 and var paren ? paren : 0;
    }

    private bool Opened(int close, int start) => close > start && _raw.LastIndexOf('[', close - 1, Math.Min(close - start, Reach)) >= 0;

    private int Find(char c, int start, int end) => start >= end ? -1 : _raw.IndexOf(c, start, Math.Min(end - start, Reach));

    // Asterisks in pairs are emphasis; one that is left over is an asterisk.
    private bool EvenRuns(int start, int end)
    {
        var runs = 0;
        for (var i = start; i < end; i++)
            if (_raw[i] == '*' && (i == start || _raw[i - 1] is not ('*' or '\\') && !Script.IsDigit(_raw[i - 1]))) runs++;
        return runs % 2 == 0;
    }
}
