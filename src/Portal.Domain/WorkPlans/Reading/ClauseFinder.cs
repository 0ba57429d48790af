namespace Portal.Domain.WorkPlans.Reading;

internal sealed record FoundClause(int Start, IReadOnlyList<NamedUnit> Units, IReadOnlyList<(int Start, int End)> Limits)
{
    /// <summary>Where the clause ends, if before the sentence does; its start where its words stay in the text; else 0.</summary>
    public int End { get; init; }
}

/// <summary>
/// Finds a clause of responsibility at the end of a sentence whose brackets were lost: “…公开并动态更新办公室牵头，各处室配合”.
/// Where a name runs into the words before it, names known from other tasks say where it begins.
/// </summary>
internal sealed class ClauseFinder(Words words, IReadOnlySet<string>? known)
{
    private const int LongestName = 14;
    private readonly string _s = words.Norm;
    private int _sentence;

    public FoundClause? Find(int start, int end, bool last)
    {
        if (end - start > 2000) start = end - 2000;
        _sentence = start;
        while (_sentence < end && _s[_sentence] is ' ' or '\n') _sentence++;
        var commas = new List<int> { start };
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (_s[i] == '（') depth++;
            else if (_s[i] == '）') depth--;
            else if (_s[i] == '，' && depth <= 0) commas.Add(i + 1);
        }
        FoundClause? best = null;
        var at = commas.Count - 1;
        for (; at >= Math.Max(0, commas.Count - 8); at--)
        {
            if (end - commas[at] > 400) break;
            var phrase = UnitPhrase.Read(words, commas[at], end, null);
            if (!phrase.HasVerb || phrase.Units.Count == 0)
            {
                if (phrase.Units.Count == 0 && phrase.Limits.Count > 0) continue; // “…，6月底前完成”
                if (phrase.Units.TrueForAll(IsName)) continue; // names whose verb stands further on
                break;
            }
            if (!phrase.Units.TrueForAll(IsName)) break;
            best = new FoundClause(commas[at], phrase.Units, phrase.Limits);
        }
        if (best is not null && (last || best.Start == start || best.Units.Count > 1 && best.Start == _sentence)) return last && known is not null && at >= 0 ? Fused(commas[at], best.Start, best) ?? best : best;
        if (Leading(start, end, commas) is { } leading) return leading;
        return last && known is not null && at >= 0 && best is null ? Fused(commas[at], end, null) : null;
    }

    // “由调查统计科负责，9月底前完成补录”, “抓好公开，由办公室牵头，各科室配合，6月底前完成”: words of the task follow the clause.
    private FoundClause? Leading(int start, int end, List<int> commas)
    {
        for (var j = 0; j < Math.Min(commas.Count - 1, 40); j++)
        {
            var from = words.Trim(commas[j], end).Start;
            if (from >= end || j > 0 && _s[from] != '由') continue;
            FoundClause? best = null;
            for (var n = j + 1; n < commas.Count && n <= j + 4; n++)
            {
                if (commas[n] - from > 200) break;
                var phrase = UnitPhrase.Read(words, from, commas[n] - 1, null);
                if (!phrase.HasVerb || phrase.Units.Count == 0 || !phrase.Units.TrueForAll(IsName)) break;
                // In the middle of the sentence its words stay.
                best = new FoundClause(from, phrase.Units, phrase.Limits) { End = j == 0 ? commas[n] : from };
            }
            if (best is not null) return best;
        }
        return null;
    }

    private bool IsName(NamedUnit unit)
    {
        var name = _s.AsSpan(unit.Start, unit.End - unit.Start);
        if (known?.Contains(words.Name(unit.Start, unit.End)) == true) return true;
        if (!UnitNames.IsLike(name)) return false;
        // A sentence of its own, after another one, has no words of the task before its first name.
        if (unit.Start == _sentence && _sentence > 0) return name.Length <= 20;
        return name.Length <= LongestName && IsWhole(unit.Start, unit.End);
    }

    // no known name ends it and leaves other words before itself
    private bool IsWhole(int start, int end) => CutAt(start, end) is not { } cut || cut == start;

    /// <summary>The piece before the clause, where its last words are a name and a verb.</summary>
    private FoundClause? Fused(int start, int end, FoundClause? rest)
    {
        while (end > start && _s[end - 1] is '，' or ' ') end--;
        var verb = LastVerb(start, end);
        if (verb is not { } found || found.NameEnd - start < 2) return null;
        var units = new List<NamedUnit>();
        var to = found.NameEnd;
        while (to > start)
        {
            var from = to;
            while (from > start && _s[from - 1] is not ('、' or '，' or '；')) from--;
            if (from > start && IsWhole(from, to) && UnitNames.IsLike(_s.AsSpan(from, to - from)) && to - from <= LongestName)
            {
                units.Insert(0, new NamedUnit(from, to, UnitRole.Lead, true));
                to = from - 1;
                continue;
            }
            if (CutAt(from, to) is { } cut) units.Insert(0, new NamedUnit(cut, to, UnitRole.Lead, cut == from));
            break;
        }
        if (units.Count == 0) return null;
        var role = found.Role switch { VerbRole.Lead => UnitRole.Lead, VerbRole.Support => UnitRole.Support, VerbRole.Each => UnitRole.Each, _ => units.Count == 1 && rest is null ? UnitRole.Lead : UnitRole.Each };
        for (var n = 0; n < units.Count; n++) units[n] = units[n] with { Role = role };
        return new FoundClause(units[0].Start, [.. units, .. rest?.Units ?? []], rest?.Limits ?? []);
    }

    private UnitVerb? LastVerb(int start, int end)
    {
        // Only the verb that ends the piece counts: the words before it are the task's.
        for (var from = Math.Max(start, end - 24); from < end; from++)
            if (UnitVerbs.First(_s, from, end) is { } verb && verb.After >= end && verb.NameEnd > from) return verb;
        return null;
    }

    /// <summary>Where a known name begins in words that run into it; null where none ends them, the start where the words are one.</summary>
    private int? CutAt(int start, int end)
    {
        var tight = words.Name(start, end);
        if (known?.Contains(tight) == true || Contains(tight)) return start;
        var best = 0;
        for (var length = Math.Min(tight.Length - 1, 24); length >= 2 && best == 0; length--)
        {
            var tail = tight[^length..];
            if (known?.Contains(tail) == true || Contains(tail)) best = length;
        }
        if (best == 0) return null;
        // 省厅办公室, 局机关各处室, 市教育局办公室: what stands before belongs to the name.
        var before = tight[..^best];
        if (before[^1] is '和' or '与' or '及' && UnitNames.IsLike(tight) && before.Length <= 8) return start; // 社会福利和养老服务科
        if (before.Length <= 8 && before[^1] is '省' or '市' or '县' or '区' or '局' or '厅' or '委' or '关' or '部' or '属' or '直' or '各' or '府' or '会' or '院') return UnitNames.IsLike(tight) ? start : null;
        var (left, at) = (best, end);
        while (left > 0 && at > start)
            if (_s[--at] is not (' ' or '\n' or '\t')) left--;
        return at;
    }

    private static readonly HashSet<string> _common = [.. UnitNames.Common];

    private static bool Contains(string name) => _common.Contains(name);
}
