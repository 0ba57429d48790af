namespace Portal.Domain.WorkPlans.Reading;

/// <summary>A name with its part, in the places of the words it was read from.</summary>
internal readonly record struct NamedUnit(int Start, int End, UnitRole Role, bool Sure);

/// <summary>
/// Reads names and their parts out of a phrase such as “办公室牵头，各有关处室、民服中心配合” or, behind a label, “办公室、法规处”.
/// docs/work-plans.md has the rules.
/// </summary>
internal sealed class UnitPhrase
{
    private static readonly string[] _prefixes = ["由", "请", "以及", "和", "及", "与", "并由", "并", "其中", "包括", "暨", "同时"];
    private static readonly string[] _etc = ["等有关部门", "等相关部门", "等有关单位", "等相关单位", "等有关科室", "等相关科室", "等相关处室", "等有关处室", "等部门", "等单位", "等科室", "等处室", "等股室", "等机构", "等"];

    private readonly Words _words;
    private readonly string _s;
    private readonly CellKind? _label;
    private readonly List<(int Start, int End)> _pending = [];
    private bool _joined; // 会同: the names that follow support

    private UnitPhrase(Words words, CellKind? label) => (_words, _s, _label) = (words, words.Norm, label);

    public List<NamedUnit> Units { get; } = [];
    public List<(int Start, int End)> Limits { get; } = [];

    /// <summary>A verb (牵头, 负责 …) says what the names do.</summary>
    public bool HasVerb { get; private set; }

    /// <summary>Every name looks like one.</summary>
    public bool AllLike => Units.TrueForAll(u => UnitNames.IsLike(_s.AsSpan(u.Start, u.End - u.Start)));

    public static UnitPhrase Read(Words words, int start, int end, CellKind? label)
    {
        var phrase = new UnitPhrase(words, label);
        var depth = 0;
        var from = start;
        for (var i = start; i <= end; i++)
        {
            if (i < end)
            {
                if (words.Norm[i] == '（') depth++;
                else if (words.Norm[i] == '）') depth = Math.Max(0, depth - 1);
                if (depth > 0 || !phrase.Separates(i, from, end)) continue;
            }
            phrase.Piece(from, i);
            from = i + 1;
        }
        phrase.Flush(null);
        return phrase;
    }

    private bool Separates(int i, int from, int end) => _s[i] switch
    {
        '、' or '，' or '；' or '。' or '\n' or '/' or '\t' or '|' or '+' or '&' => true,
        // A blank separates names; elsewhere it is a blank too many.
        ' ' => i > from && UnitNames.IsLike(Tight(from, i)) && i + 1 < end && NextIsName(i + 1, end) || UnitVerbs.First(_s, from, i) is not null,
        _ => false,
    };

    private bool NextIsName(int from, int end)
    {
        var to = from;
        while (to < end && _s[to] is not ('、' or '，' or '；' or ' ' or '。' or '\n')) to++;
        return UnitNames.IsLike(Tight(from, to)) || UnitVerbs.First(_s, from, to) is { } verb && UnitNames.IsLike(Tight(from, verb.NameEnd));
    }

    private ReadOnlySpan<char> Tight(int start, int end) => _s.AsSpan(start, Math.Max(0, end - start)).Trim(" \t\n");

    private void Piece(int start, int end)
    {
        (start, end) = _words.Trim(start, end);
        while (end > start && _s[end - 1] is '）' && !_s.AsSpan(start, end - start).Contains('（')) end--; // its half was lost
        while (start < end && (_s[start] is '：' or '）' or ' ' || _s[start] == '（' && !_s.AsSpan(start, end - start).Contains('）'))) start++;
        if (start >= end) return;
        if (LimitWords.IsWhole(_s, start, end))
        {
            Limits.Add((start, end));
            return;
        }
        foreach (var prefix in _prefixes)
            if (PlanLines.StartsWith(_s, start, end, prefix) && end - start > prefix.Length + 1 && !(prefix is "和" or "与" or "及" && Units.Count + _pending.Count == 0)) start += prefix.Length;
        if (PlanLines.StartsWith(_s, start, end, "会同"))
        {
            Flush(null);
            (_joined, start) = (true, start + 2);
        }
        if (UnitVerbs.First(_s, start, end) is { } verb)
        {
            if (verb.NameEnd > start) Name(start, verb.NameEnd);
            HasVerb = true;
            Flush(verb.Role);
            if (verb.After < end) Piece(verb.After, end);
            return;
        }
        if (!InBrackets(start, end)) Name(start, end);
    }

    // 办公室（牵头）、法规处（配合）
    private bool InBrackets(int start, int end)
    {
        if (_s[end - 1] != '）') return false;
        var open = _s.LastIndexOf('（', end - 1, end - start);
        if (open <= start) return false;
        if (LimitWords.IsWhole(_s, open + 1, end - 1))
        {
            Limits.Add((open + 1, end - 1)); // 办公室（6月底前）
            Piece(start, open);
            return true;
        }
        var note = _s.AsSpan(open + 1, end - open - 2);
        var role = note.IndexOf("牵头") >= 0 || note.IndexOf("主办") >= 0 || note.IndexOf("主责") >= 0 ? UnitRole.Lead
            : note.IndexOf("配合") >= 0 || note.IndexOf("协办") >= 0 || note.IndexOf("协助") >= 0 ? UnitRole.Support
            : note is "负责" ? UnitRole.Each : (UnitRole?)null;
        if (role is null) return false;
        HasVerb = true;
        Name(start, open);
        var (a, b) = _pending[^1];
        _pending.RemoveAt(_pending.Count - 1);
        Units.Add(new NamedUnit(a, b, role.Value, true));
        return true;
    }

    private void Name(int start, int end)
    {
        (start, end) = _words.Trim(start, end);
        foreach (var etc in _etc)
        {
            if (end - start <= etc.Length + 1 || string.CompareOrdinal(_s, end - etc.Length, etc, 0, etc.Length) != 0) continue;
            end -= etc.Length;
            break;
        }
        // 婚姻登记处（负责人：某某）
        if (end - start > 4 && _s[end - 1] == '）' && _s.LastIndexOf('（', end - 1, end - start) is var note && note > start + 1 && _s.AsSpan(note, end - note).Contains('：')) end = note;
        // 办公室和法规处: cut where a whole name stands before the 和; 社会福利和养老服务科 stays.
        for (var i = start + 2; i < end - 1; i++)
        {
            if (_s[i] is not ('和' or '及' or '与' or '会')) continue;
            var word = _s[i] == '会' ? _s[i + 1] == '同' ? 2 : 0 : 1;
            if (word == 0) continue;
            var before = _s[i - 1] == '以' && word == 1 ? i - 1 : i;
            if (!UnitNames.IsLike(Tight(start, before)) || end - i - word < 2) continue;
            _pending.Add(_words.Trim(start, before));
            if (word == 2)
            {
                HasVerb = true;
                Flush(VerbRole.Lead);
                _joined = true;
            }
            Name(i + word, end);
            return;
        }
        if (end > start) _pending.Add((start, end));
    }

    // 各科室 is one name and many units
    private bool IsOne() => _pending.Count == 1 && Units.Count == 0 && _s.AsSpan(_pending[0].Start, _pending[0].End - _pending[0].Start) is var name
        && !name.StartsWith("各") && !name.StartsWith("相关") && !name.StartsWith("有关");

    private void Flush(VerbRole? verb)
    {
        if (_pending.Count == 0)
        {
            _joined &= verb is null;
            return;
        }
        var led = Units.Exists(u => u.Role == UnitRole.Lead);
        var role = (verb, _label) switch
        {
            _ when _joined => UnitRole.Support,
            (VerbRole.Lead, _) => UnitRole.Lead,
            (VerbRole.Support, _) => UnitRole.Support,
            (VerbRole.Each, _) => UnitRole.Each,
            (VerbRole.ByCount, _) => IsOne() ? UnitRole.Lead : UnitRole.Each,
            (null, CellKind.Lead) => UnitRole.Lead,
            (null, CellKind.Support) => UnitRole.Support,
            (null, CellKind.Other) => UnitRole.Each, // 责任单位 behind 牵头单位
            _ when led => UnitRole.Support,
            _ => IsOne() ? UnitRole.Lead : UnitRole.Each,
        };
        var sure = verb is not null || _joined || _label is CellKind.Lead or CellKind.Support or CellKind.Other || !led;
        foreach (var (start, end) in _pending) Units.Add(new NamedUnit(start, end, role, sure));
        _pending.Clear();
        _joined = false;
    }
}
