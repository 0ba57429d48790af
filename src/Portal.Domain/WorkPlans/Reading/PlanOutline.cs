namespace Portal.Domain.WorkPlans.Reading;

/// <summary>A numbered piece of the paper with all lines that follow it up to the next number.</summary>
internal sealed class OutlineItem(PlanNumber number, string label)
{
    public PlanNumber Number { get; } = number;
    public string Label { get; } = label;
    public OutlineItem? Parent { get; set; }
    public List<OutlineItem> Children { get; } = [];
    public List<(int Start, int End, bool Break)> Ranges { get; } = [];
    public List<TableRow> Rows { get; } = [];
    public List<string> Doubts { get; } = [];
}

/// <summary>A stretch of the paper under one title: a notice, the plan, a table in its annex.</summary>
internal sealed class OutlineSegment(string title, int start)
{
    public string Title { get; } = title;
    public int Start { get; } = start;
    public List<OutlineItem> Items { get; } = [];
    public List<TableRow> Rows { get; } = [];
    public IEnumerable<OutlineItem> Roots => Items.Where(i => i.Parent is null);
}

/// <summary>Cuts a paper into segments and numbered items. It follows the numbers, so that a broken line, a page number or the web page around it does not break a task.</summary>
internal sealed class PlanOutline
{
    private const int LookAhead = 60;
    private const int LongestLine = 400;
    private readonly PlanText _text;
    private readonly string _s;
    private readonly NumberNesting _nesting;
    private readonly Dictionary<string, int> _lineCounts = [];
    private readonly int[] _last = new int[10];
    private readonly int[] _lastEver = new int[10];
    private readonly List<OutlineItem> _path = [];
    private readonly LineFacts _facts;
    private OutlineSegment _segment;
    private OutlineItem? _item;
    private bool _tail;
    private bool _finished = true;
    private bool _note;
    private int _previousLength;

    private PlanOutline(PlanText text)
    {
        _text = text;
        _s = text.Norm;
        _nesting = new NumberNesting(text);
        _facts = new LineFacts(text);
        _segment = new OutlineSegment("", 0);
        foreach (var (start, end) in text.Lines)
            if (end - start <= 60)
            {
                var bare = PlanLines.Bare(_s, start, end);
                _lineCounts[bare] = _lineCounts.GetValueOrDefault(bare) + 1;
            }
    }

    public List<OutlineSegment> Segments { get; } = [];

    public static List<OutlineSegment> Read(PlanText text)
    {
        var outline = new PlanOutline(text);
        outline.Run();
        return outline.Segments;
    }

    private void Run()
    {
        Segments.Add(_segment);
        for (var i = 0; i < _text.Lines.Count; i++)
        {
            var (start, end) = _text.Lines[i];
            if (_facts[i] == LineFact.Table && PlanTables.Read(_text, i) is { } table)
            {
                (_item?.Rows ?? _segment.Rows).AddRange(table.Rows);
                i += table.LineCount - 1;
                (_finished, _tail) = (true, false);
                continue;
            }
            if (PlanLines.IsPageNumber(_s, start, end)) continue;
            if (IsNewSegment(i)) continue;
            Line(i, start, end);
        }
    }

    private bool IsNewSegment(int i)
    {
        var (start, end) = _text.Lines[i];
        if (!(_finished || _tail || end - start <= 40 && _previousLength <= 40) || _facts[i] != LineFact.Title) return false;
        var title = PlanLines.Bare(_s, start, end);
        for (var n = i + 1; n < Math.Min(_text.Lines.Count, i + LookAhead); n++)
        {
            var (s, e) = _text.Lines[n];
            var fact = _facts[n];
            if (fact == LineFact.Title && PlanLines.Bare(_s, s, e) != title) break;
            if (fact == LineFact.Table) return Begin(title, start);
            if (PlanNumber.At(_s, s, e) is not { Form: not NumberForm.Bare, Kind: not (NumberKind.Ordinal or NumberKind.Circle) } number) continue;
            if (number.Value == 1 && (_path.Count == 0 || number.Kind == _path[0].Number.Kind || _nesting.Rank(number.Kind) < _nesting.Rank(_path[0].Number.Kind))) return Begin(title, start);
            break;
        }
        // The title again in the middle: a header of the next page. Another one stands where the plan has not begun, or after its end.
        return _segment.Title == title || _item is null || _lineCounts.GetValueOrDefault(title) > 1;
    }

    private bool Begin(string title, int start)
    {
        Segments.Add(_segment = new OutlineSegment(title, start));
        Array.Clear(_last);
        Array.Clear(_lastEver);
        _path.Clear();
        _item = null;
        (_tail, _finished) = (false, true);
        return true;
    }

    private void Line(int i, int start, int end)
    {
        var lead = Lead(start);
        if (PlanNumber.At(_s, lead, end) is { } found && SameList(found) is var number && Accepts(number, end))
        {
            Take(number, end);
            _finished = PlanLines.IsFinished(_s[end - 1]) || IsTitle(i, _item!.Number, end);
        }
        else if (_nesting.HasHeadings && _finished && IsHeading(i)) Take(new PlanNumber(NumberKind.Heading, _last[(int)NumberKind.Heading] + 1, NumberForm.Pointed, start, start, start), end);
        else Continue(i, start, end);
        _previousLength = end - start;
    }

    // A heading without a stop: a line that was broken off would be no shorter than the next.
    private bool IsTitle(int i, PlanNumber number, int end)
    {
        var length = end - number.TextAt;
        if (number.Kind is NumberKind.Han or NumberKind.Part or NumberKind.Heading) return length <= 45;
        if (length > 30 || length < 3 || _s.AsSpan(number.TextAt, length).ContainsAny('，', '。', '、') || _s[end - 1] is '的' or '和' or '与' or '及') return false;
        return i + 1 >= _text.Lines.Count || _text.Lines[i + 1].End - _text.Lines[i + 1].Start > length + 5 || UnitLabels.At(_s, _text.Lines[i + 1].Start, _text.Lines[i + 1].End) is not null;
    }

    private int Lead(int start)
    {
        while (start < _s.Length && _s[start] is '·' or '-' or ' ' or '★' or '☆' or '\t' or '+') start++;
        return start;
    }

    private bool IsHeading(int i)
    {
        var (start, end) = _text.Lines[i];
        if (end - start is < 3 or > 32 || PlanLines.IsFinished(_s[end - 1]) || _s[end - 1] is '，' or '、' || PlanLines.IsTail(_s, start, end)) return false;
        for (var n = i + 1; n < Math.Min(_text.Lines.Count, i + 3); n++)
            if (PlanNumber.At(_s, Lead(_text.Lines[n].Start), _text.Lines[n].End) is { Form: NumberForm.Pointed, Kind: not NumberKind.Ordinal }) return true;
        return false;
    }

    // 1、 2、 3）: one list, written unevenly
    private PlanNumber SameList(PlanNumber number) =>
        number is { Kind: NumberKind.ArabicBracket, Value: > 1 } && _last[(int)NumberKind.ArabicBracket] == 0 && number.Value == _last[(int)NumberKind.Arabic] + 1 ? number with { Kind = NumberKind.Arabic } : number;

    private bool Accepts(PlanNumber number, int end)
    {
        var kind = (int)number.Kind;
        var next = number.Value == _last[kind] + 1 || number.Value == _lastEver[kind] + 1;
        var expected = next || number.Value == 1;
        if (_tail) return next && number.Value > 1 && number.Form == NumberForm.Pointed;
        return number.Form switch
        {
            NumberForm.Bare when number.Kind == NumberKind.Han => next && _nesting.HasBareHeadings && (_finished || _previousLength < 30),
            NumberForm.Bare when number.Value == 1 && _path.Count == 0 => _nesting.HasBareList && _finished,
            NumberForm.Bare => next && (_finished || _item is not null && EndsUnits()) && (number.Value > 1 || _path.Count > 0),
            NumberForm.Spaced => number.Kind == NumberKind.Han ? expected && end - number.TextAt <= 45 && !PlanLines.IsFinished(_s[end - 1]) : expected && (_finished || next),
            _ => expected || _finished || end - number.Start > 60 && _previousLength < 30,
        };
    }

    private void Take(PlanNumber number, int end)
    {
        Open(number);
        var from = number.TextAt;
        while (Inline(from, end) is { } next)
        {
            Add(from, next.Start, brk: true);
            Open(next);
            from = next.TextAt;
        }
        Add(from, end, brk: true);
    }

    private void Open(PlanNumber number)
    {
        var kind = (int)number.Kind;
        var rank = _nesting.Rank(number.Kind);
        while (_path.Count > 0 && _nesting.Rank(_path[^1].Number.Kind) >= rank) _path.RemoveAt(_path.Count - 1);
        var item = new OutlineItem(number, number.Label(_text)) { Parent = _path.Count > 0 ? _path[^1] : null };
        var expected = number.Value == _last[kind] + 1 || number.Value == _lastEver[kind] + 1 || number.Value == 1 && _last[kind] == 0;
        if (!expected) item.Doubts.Add(number.Value <= Math.Max(_last[kind], _lastEver[kind]) ? $"序号“{item.Label}”重复或者倒退" : $"序号从{Math.Max(_last[kind], _lastEver[kind])}跳到{number.Value}");
        item.Parent?.Children.Add(item);
        _path.Add(item);
        _last[kind] = _lastEver[kind] = number.Value;
        for (var k = 0; k < _last.Length; k++)
            if (_nesting.Rank((NumberKind)k) > rank) _last[k] = 0;
        _segment.Items.Add(_item = item);
        _tail = false;
    }

    private void Add(int start, int end, bool brk)
    {
        while (end > start && _s[end - 1] is ' ' or '\t') end--;
        if (end > start) _item!.Ranges.Add((start, end, brk && _item.Ranges.Count > 0));
    }

    /// <summary>Two tasks on one line: the next number of a list that is open, after the end of a sentence; or the first of a list below a short heading.</summary>
    private PlanNumber? Inline(int from, int end)
    {
        var current = _item!.Number.Kind;
        var heading = current is NumberKind.Han or NumberKind.Part or NumberKind.Heading;
        for (var p = from + 2; p < end; p++)
        {
            if (_s[p] is not ((>= '0' and <= '9') or '（' or '第' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十') || char.IsAsciiDigit(_s[p - 1])) continue;
            var before = p - 1;
            while (before > from && _s[before] is ' ' or '\t') before--;
            var stop = _s[before] is '。' or '；' or '!' or '?' or '）' || p - before > (_s[before] == '，' ? 1 : 2);
            // Where line ends were lost, notes and titles end without a stop.
            var run = end - from > LongestLine && _s[p - 1] is not ('第' or '、' or '十' or '（' or '-' or '.') && p + 6 < end;
            if (!stop && !run && !(heading && p - from <= 45)) continue;
            if (PlanNumber.At(_s, p, end) is not { Form: NumberForm.Pointed, Kind: NumberKind.Part or NumberKind.Han or NumberKind.HanBracket or NumberKind.Arabic } number) continue;
            if (number.TextAt >= end) continue;
            var open = _nesting.Rank(number.Kind) <= _nesting.Rank(current) && _path.Exists(x => x.Number.Kind == number.Kind);
            if ((stop || run) && open && number.Value == _last[(int)number.Kind] + 1) return number;
            if (heading && number.Kind is NumberKind.HanBracket or NumberKind.Arabic && p - from <= 45 && (number.Value == 1 || number.Value == _lastEver[(int)number.Kind] + 1)
                && (before == from || !_s.AsSpan(from, before - from).ContainsAny('。', '；', '，'))) return number;
        }
        return null;
    }

    private void Continue(int i, int start, int end)
    {
        if (_item is null && LineFacts.FirstInside(_s, start, end) is { } first)
        {
            Take(first, end);
            _finished = PlanLines.IsFinished(_s[end - 1]);
            return;
        }
        if (_item is null || _tail) return;
        var note = UnitLabels.At(_s, start, end) is not null;
        var complete = _finished || EndsUnits();
        if (!note && (complete || _note) && PlanLines.IsPlainTail(_s, start, end) || !note && complete && (PlanLines.IsTail(_s, start, end) || IsStray(i)))
        {
            _tail = !NumbersGoOn(i);
            return;
        }
        // A heading too long for its line goes on with a short one.
        var rest = _item.Ranges.Count == 1 && _item.Number.Kind < NumberKind.Arabic && _previousLength >= 18 && end - start <= 15 && !PlanLines.IsFinished(_s[_item.Ranges[0].End - 1]);
        var from = start;
        var brk = note || _finished && !rest;
        while (Inline(from, end) is { } next)
        {
            Add(from, next.Start, brk);
            Open(next);
            (from, brk) = (next.TextAt, true);
        }
        Add(from, end, brk);
        // A note is whole without a stop, unless it fills its line or ends within its list.
        _finished = PlanLines.IsFinished(_s[end - 1]) || note && end - start < 24 && _s[end - 1] is not ('、' or '，' or '：');
        _note = note;
    }

    private bool EndsUnits() => _item!.Ranges is [.., var last] && UnitNames.EndsLikeClause(_s, last.Start, last.End);

    /// <summary>A short line without an end after a finished sentence: a signature, a link, a header that comes again.</summary>
    private bool IsStray(int i)
    {
        var (start, end) = _text.Lines[i];
        if (end - start > 40 || _item!.Ranges is [.., var above] && _s[above.End - 1] is '：' or '、' or '，') return false;
        if (_lineCounts.GetValueOrDefault(PlanLines.Bare(_s, start, end)) > 1) return true;
        if (PlanLines.IsFinished(_s[end - 1]) || _s[end - 1] is '，' or '、' || _s.AsSpan(start, end - start).ContainsAny('。', '；', '（')) return false;
        // The words of a heading's paragraph are longer than a line; a stray line has no comma either.
        return !_s.AsSpan(start, end - start).Contains('，') && (_item!.Ranges.Count > 1 || _item.Ranges is [var only] && PlanLines.IsFinished(_s[only.End - 1])) && (i + 1 >= _text.Lines.Count || !GoesOn(i + 1));
    }

    // the line after a stray one begins something of its own
    private bool GoesOn(int i)
    {
        var (start, end) = _text.Lines[i];
        return PlanNumber.At(_s, Lead(start), end) is null && !PlanLines.IsTail(_s, start, end) && end - start > 12 && PlanLines.IsFinished(_s[end - 1]);
    }

    private bool NumbersGoOn(int i)
    {
        for (var n = i + 1; n < Math.Min(_text.Lines.Count, i + 4); n++)
            if (PlanNumber.At(_s, Lead(_text.Lines[n].Start), _text.Lines[n].End) is { Form: NumberForm.Pointed } number && (number.Value == 1 && number.Kind > _path[0].Number.Kind || number.Value == _last[(int)number.Kind] + 1)) return true;
        return false;
    }
}
