namespace Portal.Domain.WorkPlans.Reading;

/// <summary>
/// The notes of a text that say who does it by when: in brackets of any kind, behind labels, or as a clause of their own.
/// Each is read, and cut from the task's text where it stands at its end.
/// </summary>
internal sealed class TaskNotes
{
    private const int LongestNote = 1500;
    private const int LongestClause = 240;
    private readonly Words _words;
    private readonly string _s;
    private readonly List<(int Start, int End)> _cuts = [];
    private int _passed;

    private TaskNotes(Words words) => (_words, _s) = (words, words.Norm);

    public List<ReadUnit> Units { get; } = [];
    public List<ReadPerson> Persons { get; } = [];

    /// <summary>Where words stand that a label calls a limit.</summary>
    public List<(int Start, int End)> Limits { get; } = [];

    public List<string> Doubts { get; } = [];

    /// <param name="known">Names that stood between brackets elsewhere; null while they are gathered, and nothing is cut out of running words.</param>
    public static TaskNotes Read(Words words, IReadOnlySet<string>? known)
    {
        var notes = new TaskNotes(words);
        notes.Brackets();
        notes.Labels();
        if (notes.Units.Count == 0) notes.Clauses(known);
        return notes;
    }

    /// <summary>A cell of a table, whose head is its label.</summary>
    public static TaskNotes ReadCell(CellKind kind, Words words)
    {
        var notes = new TaskNotes(words);
        notes.Labelled(new UnitLabel(kind, 0, 0, 0), words.Length);
        return notes;
    }

    /// <summary>The text without its notes.</summary>
    public string Rest()
    {
        var text = new System.Text.StringBuilder(_words.Length);
        var from = 0;
        foreach (var (start, end) in _cuts.OrderBy(c => c.Start))
        {
            if (start > from) text.Append(_words.Shown, from, start - from);
            from = Math.Max(from, end);
            // “抓好解读，由法规科牵头。” leaves no comma before the stop
            if (text.Length > 0 && text[^1] is '，' or ',' && (from >= _words.Length || _s[from] is '。' or '；' or '\n')) text.Length--;
        }
        text.Append(_words.Shown, from, _words.Length - from);
        var rest = text.ToString().Trim(' ', '\t', '\n', '　', '\u00a0');
        return rest.TrimEnd('（', '(', '【', '〔', '[', ' ', '　', '\n');
    }

    private bool IsCut(int at)
    {
        // asked for rising places only
        while (_passed < _cuts.Count && _cuts[_passed].End <= at) _passed++;
        return _passed < _cuts.Count && at >= _cuts[_passed].Start;
    }

    private void Brackets()
    {
        var open = -1;
        var depth = 0;
        for (var i = 0; i < _words.Length; i++)
        {
            if (_s[i] == '（')
            {
                // A label begins a new note even where the bracket before it never closed.
                if (depth++ == 0 || UnitLabels.At(_s, i + 1, Math.Min(_words.Length, i + 40), inNote: true) is not null) (open, depth) = (i, 1);
            }
            else if (_s[i] == '）' && depth > 0)
            {
                if (--depth == 0) Bracket(open, i, i + 1);
            }
            else if (_s[i] == '\n' && depth > 0 && i + 1 < _words.Length && !ClosesSoon(i + 1))
            {
                if (UnitLabels.At(_s, open + 1, i, inNote: true) is null) Bracket(open, i, i);
                depth = UnitLabels.At(_s, open + 1, i, inNote: true) is null ? 0 : depth;
            }
        }
        if (depth > 0 && open >= 0) Bracket(open, _words.Length, _words.Length);
    }

    // the line was broken within the note
    private bool ClosesSoon(int from)
    {
        var at = _s.AsSpan(from, Math.Min(120, _words.Length - from)).IndexOfAny('（', '）', '\n');
        return at >= 0 && _s[from + at] == '）';
    }

    private void Bracket(int open, int close, int after)
    {
        if (close - open is < 3 or > LongestNote) return;
        if (UnitLabels.At(_s, open + 1, close, inNote: true) is { } label && label.BodyAt < close)
        {
            Labelled(label, close);
            Cut(open, after);
            return;
        }
        var phrase = UnitPhrase.Read(_words, open + 1, close, null);
        var unclosed = after == close;
        if (phrase.Units.Count > 0 && phrase.AllLike && (phrase.HasVerb || !unclosed && EndsHere(after) && phrase.Units.TrueForAll(u => u.End - u.Start > 2)))
        {
            Take(phrase, certain: true);
            Cut(open, after);
        }
        else if (phrase.Units.Count == 0 && phrase.Limits.Count > 0 && !unclosed)
        {
            Limits.AddRange(phrase.Limits);
            if (EndsHere(after)) Cut(open, after);
        }
        else if (phrase.HasVerb && EndsHere(after) && close - open < 200 && phrase.Units.TrueForAll(u => u.End - u.Start <= 24) && _s.AsSpan(open, close - open).IndexOfAny('。', '"', '《') < 0)
        {
            // A verb at the end of the task between brackets: the names are odd, their part is not.
            Take(phrase, certain: false);
            Cut(open, after);
        }
    }

    private bool EndsHere(int at)
    {
        while (at < _words.Length && _s[at] is '。' or '；' or ' ' or '）' or '，' or '.') at++;
        return at >= _words.Length || _s[at] is '\n' or '（';
    }

    private void Cut(int start, int end)
    {
        // In the middle of a sentence the words stay whole.
        if (!EndsHere(end) && start > 0 && _s[start - 1] is not ('。' or '；' or '\n' or '!')) return;
        // “…公开（办公室负责）。”: the stop stays, one that stood before the note is enough
        if (end < _words.Length && _s[end] is '。' or '；' && start > 0 && _s[start - 1] is '。' or '；') end++;
        _cuts.Add((start, end));
    }

    private void Labels()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            var begins = i == 0 || _s[i - 1] is '\n' or '。' or '；' or '!' or '）' or '\t' or '，' || _s[i - 1] == ' ' && _s[i] != ' ';
            if (!begins && !UnitLabels.IsPlain(_s, i, _words.Length) || _s[i] is ' ' or '\n' || IsCut(i)) continue;
            if (UnitLabels.At(_s, i, Math.Min(_words.Length, i + 60)) is not { } label) continue;
            var end = label.BodyAt;
            while (end < _words.Length && _s[end] is not ('。' or '\n')) end++;
            // names that run over a line's end
            while (end < _words.Length && _s[end] == '\n' && _s[end - 1] is '、' or '，' or '：')
            {
                end++;
                while (end < _words.Length && _s[end] is not ('。' or '\n')) end++;
            }
            if (end - label.BodyAt > LongestNote) continue;
            Labelled(label, end);
            _cuts.Add((i, end < _words.Length && _s[end] == '。' && (i == 0 || _s[i - 1] is '。' or '\n' or '；') ? end + 1 : end));
            i = end;
        }
    }

    /// <summary>Several labels may follow each other: 牵头单位：X；责任单位：Y、Z；完成时限：6月底.</summary>
    private void Labelled(UnitLabel label, int end)
    {
        var from = label.BodyAt;
        while (true)
        {
            var (stop, next) = (end, (UnitLabel?)null);
            for (var i = from + 1; i < end && next is null; i++)
            {
                if (_s[i - 1] is not ('，' or '；' or '。' or ' ' or '\n' or '\t' or '、' or '）' or '|') || _s[i] is ' ' or '\n') continue;
                if (UnitLabels.At(_s, i, Math.Min(end, i + 60), inNote: true) is not { } another || another.Start < i) continue;
                (stop, next) = (i, another);
            }
            Body(label.Kind, label.Start, label.LabelEnd, from, stop);
            if (next is not { } following) return;
            (label, from) = (following, following.BodyAt);
        }
    }

    private void Body(CellKind kind, int labelAt, int labelEnd, int start, int end)
    {
        (start, end) = _words.Trim(start, end);
        while (end > start && _s[end - 1] is '；' or '。' or '，' or '、' or ' ') end--;
        if (end > start && _s[end - 1] == '）' && !_s.AsSpan(start, end - start).Contains('（')) end--;
        if (end <= start) return;
        switch (kind)
        {
            case CellKind.Units or CellKind.Lead or CellKind.Support:
                // A second sentence within the note is no name.
                Take(UnitPhrase.Read(_words, start, end, kind == CellKind.Units && Units.Exists(u => u.Role == UnitRole.Lead) ? CellKind.Other : kind), certain: true);
                break;
            case CellKind.Person:
                Person(labelEnd > labelAt ? _words.Text(labelAt, labelEnd) : "责任人", start, end);
                break;
            case CellKind.Limit:
                Limits.Add((start, end));
                break;
        }
    }

    private void Person(string label, int start, int end)
    {
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end && _s[i] is not ('、' or '，' or '；' or '/' or '\n' or ' ') || i < end && _s[i] == ' ' && i - from < 2) continue;
            if (_words.Name(from, i) is { Length: > 1 and <= 20 } name && !name.AsSpan().ContainsAny('：', ':', '-') && !char.IsAsciiDigit(name[^1])) Persons.Add(new ReadPerson(name, label, _words.Place(from, i)));
            from = i + 1;
        }
    }

    private void Take(UnitPhrase phrase, bool certain)
    {
        foreach (var unit in phrase.Units)
        {
            var name = _words.Name(unit.Start, unit.End);
            if (name.Length is 0 or > 60)
            {
                if (name.Length > 60) Doubts.Add("责任单位栏里有一段不像单位名称的文字");
                continue;
            }
            if (Units.Exists(u => u.Name == name && u.Role == unit.Role)) continue;
            Units.Add(new ReadUnit(name, unit.Role, _words.Place(unit.Start, unit.End), unit.Sure && (certain || UnitNames.IsLike(name))));
        }
        Limits.AddRange(phrase.Limits);
    }

    /// <summary>Without brackets and labels: the last sentence that is nothing but a clause, or ends in one.</summary>
    private void Clauses(IReadOnlySet<string>? known)
    {
        var end = _words.Length;
        for (var sentences = 0; sentences < 3 && end > 0; sentences++)
        {
            while (end > 0 && _s[end - 1] is '。' or '；' or ' ' or '\n' or '）' or '!') end--;
            var start = end;
            while (start > 0 && end - start < LongestClause * 2 && _s[start - 1] is not ('。' or '；' or '\n' or '!')) start--;
            if (end - start < 3) return;
            // “…评估。就业部）”: the first half was lost, and there was no verb.
            if (sentences == 0 && end < _words.Length && _s[end] == '）' && start > 0 && end - start < 60 && _s.LastIndexOf('（', end - 1, end - start) < 0 && UnitPhrase.Read(_words, start, end, null) is { Units.Count: > 0, AllLike: true } list)
            {
                Take(list, certain: true);
                _cuts.Add((start, _words.Length));
                return;
            }
            if (new ClauseFinder(_words, known).Find(start, end, last: sentences == 0) is { } clause)
            {
                foreach (var (a, b, role, sure) in clause.Units) Units.Add(new ReadUnit(_words.Name(a, b), role, _words.Place(a, b), sure));
                Limits.AddRange(clause.Limits);
                var to = end;
                while (to < _words.Length && _s[to] is '。' or ' ' or '）') to++;
                if (clause.End == clause.Start) return; // its words stay
                if (clause.End > 0) _cuts.Add((clause.Start, clause.End));
                else if (clause.Start == start) _cuts.Add((start, to));
                else _cuts.Add((clause.Start, end));
                return;
            }
            end = start;
        }
    }
}
