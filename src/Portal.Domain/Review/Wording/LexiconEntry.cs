namespace Portal.Domain.Review.Wording;

public enum LexiconKind
{
    /// <summary>A wrong form and the right one.</summary>
    FrequentError,

    /// <summary>A wrong or outdated name of a body and its proper one.</summary>
    BodyName,

    /// <summary>A leader: the name, the posts he holds, his place in the order.</summary>
    Leader,

    /// <summary>A title of address.</summary>
    Title,

    /// <summary>Words that templates leave behind.</summary>
    Leftover,

    /// <summary>Words of those who break into sites.</summary>
    Tampering,

    /// <summary>Words that are right whatever a rule says of them.</summary>
    Allowed,

    /// <summary>A host outside .cn that links may lead to.</summary>
    KnownHost,
}

public sealed record LexiconFacts(LexiconKind Kind, string Wrong, string Right, string Exceptions, string Note, WordingSeverity Severity, int Rank = 0);

/// <summary>
/// One entry of the lexicon. In <see cref="Wrong"/> and <see cref="Right"/> # stands for a digit and … for up to a dozen characters of the same clause.
/// Entries are switched off, never deleted: history speaks of them.
/// </summary>
public sealed class LexiconEntry
{
    public const int WordMaxLength = 60;
    public const int ExceptionsMaxLength = 400;
    public const int NoteMaxLength = 200;
    public const int MaxRank = 999;
    public const char Digit = '#';
    public const char Gap = '…';

    private LexiconEntry() => (Wrong, Right, Exceptions, Note) = ("", "", "", "");

    public LexiconEntry(LexiconFacts facts, string? seedWord)
        : this()
    {
        Take(facts);
        SeedWord = seedWord;
    }

    public int Id { get; private set; }
    public LexiconKind Kind { get; private set; }

    /// <summary>What is looked for; of a leader the name, of a host its domain.</summary>
    public string Wrong { get; private set; }

    /// <summary>What is put in its place; empty where only a person can mend it. Of a leader the posts, separated by 、.</summary>
    public string Right { get; private set; }

    /// <summary>Words that hold the wrong form and are right, separated by blanks or 、.</summary>
    public string Exceptions { get; private set; }
    public string Note { get; private set; }
    public WordingSeverity Severity { get; private set; }

    /// <summary>Of a leader: the place in the order, 1 first; 0 where it is not fixed.</summary>
    public int Rank { get; private set; }
    public bool IsOff { get; private set; }

    /// <summary>The word it came with from the seeds, so that seeding again does not bring back what was changed.</summary>
    public string? SeedWord { get; private set; }
    public int Version { get; private set; }

    public LexiconFacts Facts => new(Kind, Wrong, Right, Exceptions, Note, Severity, Rank);

    public IReadOnlyList<string> ExceptionWords => Words(Exceptions);

    /// <exception cref="RefusedException">The entry would match too much or nothing; <see cref="WhyNot"/> tells beforehand.</exception>
    public void Change(LexiconFacts facts)
    {
        Take(facts);
        Version++;
    }

    public void Switch(bool off)
    {
        if (IsOff == off) throw new RefusedException(new("LexiconSwitched", off ? "这一条已经停用" : "这一条已经启用"));
        IsOff = off;
        Version++;
    }

    /// <summary>What stands against such an entry, by the property it is about; empty where it may be.</summary>
    public static IReadOnlyList<(string Property, string Message)> WhyNot(LexiconFacts facts)
    {
        var found = new List<(string, string)>();
        var word = facts.Wrong;
        if (word.Length == 0) found.Add((nameof(Wrong), "请填写要查的词"));
        else if (word.Length > WordMaxLength) found.Add((nameof(Wrong), $"要查的词不超过{WordMaxLength}个字"));
        else if (facts.Kind != LexiconKind.KnownHost && WhyTooWide(word) is { } wide) found.Add((nameof(Wrong), wide));
        if (facts.Right.Length > WordMaxLength) found.Add((nameof(Right), $"正确写法不超过{WordMaxLength}个字"));
        if (facts.Right.Length > 0 && facts.Right == word) found.Add((nameof(Right), "正确写法和要查的词一样"));
        if (facts.Kind == LexiconKind.Leader && facts.Right.Length == 0) found.Add((nameof(Right), "请填写职务，几个职务之间用顿号隔开"));
        if (facts.Kind != LexiconKind.Leader && facts.Right.Length > 0 && (Count(word, Digit) != Count(facts.Right, Digit) || Count(word, Gap) != Count(facts.Right, Gap)))
            found.Add((nameof(Right), "“#”和“…”在两边的个数应当相同"));
        if (facts.Exceptions.Length > ExceptionsMaxLength) found.Add((nameof(Exceptions), $"例外不超过{ExceptionsMaxLength}个字"));
        if (facts.Note.Length > NoteMaxLength) found.Add((nameof(Note), $"说明不超过{NoteMaxLength}个字"));
        if (facts.Rank is < 0 or > MaxRank) found.Add((nameof(Rank), $"排序应当在0到{MaxRank}之间"));
        return found;
    }

    public static IReadOnlyList<string> Words(string text) => text.Split([' ', '、', '，', ',', '\n', '\r', '\t', '　'], StringSplitOptions.RemoveEmptyEntries);

    private static string? WhyTooWide(string word)
    {
        if (word.Any(char.IsControl)) return "要查的词不能换行";
        if (word[0] == Digit) return "“#”不能放在最前面";
        if (Count(word, Gap) > 1 || word[0] == Gap || word[^1] == Gap) return "“…”只能用一次，前后都要有字";
        var fixedPart = word.Count(c => c is not (Digit or Gap) && !char.IsWhiteSpace(c) && !char.IsPunctuation(c));
        if (fixedPart == 0) return "要查的词里没有文字";
        return fixedPart < 2 ? "只有一个字，会误报许多正确的文字；请写成词，例如“报帐”" : null;
    }

    private static int Count(string text, char c) => text.Count(x => x == c);

    private void Take(LexiconFacts facts)
    {
        if (WhyNot(facts) is [var (_, message), ..]) throw new RefusedException(new("LexiconEntry", message));
        (Kind, Wrong, Right, Exceptions, Note, Severity, Rank) = (facts.Kind, facts.Wrong, facts.Right, facts.Exceptions, facts.Note, facts.Severity, facts.Rank);
    }
}

public static class LexiconNames
{
    public static string Chinese(this LexiconKind kind) => kind switch
    {
        LexiconKind.FrequentError => "常见错误",
        LexiconKind.BodyName => "机构名称",
        LexiconKind.Leader => "领导姓名职务",
        LexiconKind.Title => "称谓",
        LexiconKind.Leftover => "模板残留",
        LexiconKind.Tampering => "篡改特征",
        LexiconKind.Allowed => "不查的词",
        _ => "可信网站",
    };
}
