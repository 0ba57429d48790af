namespace Portal.Domain.Review.Wording;

/// <summary>A leader as configured.</summary>
internal sealed record Leader(string Name, string Posts, int Rank, string Note, WordingSeverity Severity, IReadOnlySet<string> PostSet);

/// <summary>The entries that are switched on, made ready to be looked up at every place of a text. Immutable; shared by all requests.</summary>
public sealed class WordingLexicon
{
    // By the first two characters, or by the first where a digit or a gap follows it.
    private readonly Dictionary<(char, char), List<LexiconWord>> _words = [];
    private readonly HashSet<string> _allowed;

    /// <param name="ownBody">The body's own name, by which short and mistyped forms are known.</param>
    /// <param name="ownHosts">Hosts of the office itself.</param>
    public WordingLexicon(IEnumerable<LexiconFacts> entries, string ownBody = "", IEnumerable<string>? ownHosts = null)
    {
        var all = entries.ToList();
        OwnBody = ownBody;
        Hosts = [.. all.Where(e => e.Kind == LexiconKind.KnownHost).Select(e => e.Wrong).Concat(ownHosts ?? []).Where(h => h.Length > 0)];
        _allowed = [.. all.Where(e => e.Kind == LexiconKind.Allowed).Select(e => e.Wrong)];
        Leaders = [.. all.Where(e => e.Kind == LexiconKind.Leader).Select(e => new Leader(e.Wrong, e.Right, e.Rank, e.Note, e.Severity, new HashSet<string>(Posts.In(e.Right))))];
        foreach (var entry in all.Where(e => e.Kind is not (LexiconKind.Leader or LexiconKind.Allowed or LexiconKind.KnownHost))) Add(entry);
        AddOwnBody();
    }

    public static WordingLexicon Empty { get; } = new([]);

    internal string OwnBody { get; }
    internal IReadOnlyList<string> Hosts { get; }
    internal IReadOnlyList<Leader> Leaders { get; }

    /// <summary>Whether the place lies inside a word that no rule may touch.</summary>
    internal bool IsAllowed(string text, int start, int end)
    {
        foreach (var word in _allowed)
            if (Covers(text, word, start, end)) return true;
        return false;
    }

    internal IEnumerable<LexiconWord> Starting(char first, char second)
    {
        foreach (var key in new[] { (first, second), (first, '\0') })
            if (_words.TryGetValue(key, out var words))
                foreach (var word in words) yield return word;
    }

    internal bool Knows(char first, char second) => _words.ContainsKey((first, second)) || _words.ContainsKey((first, '\0'));

    /// <summary>Whether an occurrence of the word around the place holds all of it.</summary>
    internal static bool Covers(string text, string word, int start, int end)
    {
        for (var at = Math.Max(0, end - word.Length); at <= start && at + word.Length <= text.Length; at++)
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return true;
        return false;
    }

    private void Add(LexiconFacts entry)
    {
        var word = new LexiconWord(entry);
        var second = entry.Wrong.Length > 1 && entry.Wrong[1] is not (LexiconEntry.Digit or LexiconEntry.Gap) ? entry.Wrong[1] : '\0';
        var key = (entry.Wrong[0] == LexiconEntry.Digit ? '0' : entry.Wrong[0], second);
        if (!_words.TryGetValue(key, out var list)) _words[key] = list = [];
        list.Add(word);
    }

    // 云岭民政局 for 云岭市民政局, 云岭市民证局, 云岭市民政厅.
    private void AddOwnBody()
    {
        if (OwnBody.Length < 5) return;
        foreach (var level in new[] { "省", "市", "县", "区" })
        {
            var at = OwnBody.IndexOf(level + "民政", StringComparison.Ordinal);
            if (at < 2) continue;
            Add(new LexiconFacts(LexiconKind.BodyName, OwnBody.Remove(at, 1), OwnBody, "", "机关名称用全称或者规范化简称", WordingSeverity.Error));
        }
    }
}

/// <summary>One wrong form, with what is right in its place.</summary>
internal sealed class LexiconWord(LexiconFacts entry)
{
    private const int MaxGap = 12;
    private const string Stops = "，。；：！？、“”《》（）()\n,.;:!?";
    private readonly IReadOnlyList<string> _exceptions = LexiconEntry.Words(entry.Exceptions);

    public LexiconFacts Entry { get; } = entry;

    /// <summary>Where the form that begins here ends, and what is right; null where it does not stand here or stands in a right word.</summary>
    public (int End, string? Right)? Match(Passage passage, int start)
    {
        var text = passage.Chars;
        var taken = new List<string>();
        var at = start;
        for (var i = 0; i < Entry.Wrong.Length; i++)
        {
            var wanted = Entry.Wrong[i];
            if (wanted == LexiconEntry.Gap)
            {
                if (GapEnd(text, at, Entry.Wrong.AsSpan(i + 1)) is not { } end) return null;
                taken.Add(text[at..end]);
                at = end;
            }
            else if (wanted == LexiconEntry.Digit)
            {
                if (!Script.IsDigit(passage.At(at))) return null;
                taken.Add(text[at].ToString());
                at++;
            }
            else if (passage.At(at) != wanted) return null;
            else at++;
        }
        // A word of Latin letters or digits is no part of a longer one.
        if (IsWordChar(text[start]) && IsWordChar(passage.At(start - 1)) || IsWordChar(text[at - 1]) && Entry.Wrong[^1] != LexiconEntry.Digit && IsWordChar(passage.At(at))) return null;
        // The right form may hold the wrong one: 特困人员救助供养 and 困人员救助供养.
        if (Entry.Right.Contains(Entry.Wrong, StringComparison.Ordinal) && WordingLexicon.Covers(text, Entry.Right, start, at)) return null;
        foreach (var exception in _exceptions)
            if (Stands(text, exception, start, at)) return null;
        return (at, Entry.Right.Length == 0 ? null : Fill(taken));
    }

    // An exception touches the wrong form: it holds it whole, or (of a form with a gap) holds its beginning.
    private bool Stands(string text, string exception, int start, int end) =>
        WordingLexicon.Covers(text, exception, start, Entry.Wrong.Contains(LexiconEntry.Gap) ? start + 1 : exception.Length >= end - start ? end : start + 1);

    private static int? GapEnd(string text, int start, ReadOnlySpan<char> rest)
    {
        for (var at = start; at < text.Length && at - start <= MaxGap; at++)
        {
            if (text.AsSpan(at).StartsWith(rest)) return at;
            if (Stops.Contains(text[at], StringComparison.Ordinal)) return null;
        }
        return null;
    }

    private string Fill(List<string> taken)
    {
        var next = 0;
        return string.Concat(Entry.Right.Select(c => c is LexiconEntry.Gap or LexiconEntry.Digit && next < taken.Count ? taken[next++] : c.ToString()));
    }

    private static bool IsWordChar(char c) => Script.IsLatin(c) || Script.IsDigit(c);
}
