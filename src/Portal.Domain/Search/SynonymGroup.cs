namespace Portal.Domain.Search;

/// <summary>
/// Words that mean the same to a citizen who searches, such as 低保 and 最低生活保障 (requirement K2). Groups are switched off, never deleted: history speaks of them.
/// </summary>
public sealed class SynonymGroup
{
    public const int WordMaxLength = 20;
    public const int WordsMaxLength = 200;
    public const int MaxWords = 8;
    public const int NoteMaxLength = 200;

    private SynonymGroup() => (Words, Note) = ("", "");

    public SynonymGroup(string words, string note, string? seedWord)
        : this()
    {
        Take(words, note);
        SeedWord = seedWord;
    }

    public int Id { get; private set; }

    /// <summary>Separated by one blank, in the order they were written.</summary>
    public string Words { get; private set; }
    public string Note { get; private set; }
    public bool IsOff { get; private set; }

    /// <summary>The first word it came with from the seeds, so that seeding again does not bring back what was changed.</summary>
    public string? SeedWord { get; private set; }
    public int Version { get; private set; }

    /// <exception cref="RefusedException">Too few, too many or too long words; <see cref="WhyNot"/> tells beforehand.</exception>
    public void Change(string words, string note, bool off)
    {
        Take(words, note);
        IsOff = off;
        Version++;
    }

    /// <summary>What stands against such a group; null where it may be.</summary>
    public static string? WhyNot(string words)
    {
        var list = Split(words);
        if (list.Count < 2) return "请填写至少两个意思相同的词，用空格或者顿号隔开";
        if (list.Count > MaxWords) return $"一组不超过{MaxWords}个词";
        if (list.FirstOrDefault(w => w.Length > WordMaxLength) is { } tooLong) return $"“{tooLong}”超过{WordMaxLength}个字";
        if (list.FirstOrDefault(w => w.Count(char.IsLetterOrDigit) < 2) is { } tooShort) return $"“{tooShort}”太短，会使许多无关的文件也被找到";
        return string.Join(' ', list).Length > WordsMaxLength ? $"各词合计不超过{WordsMaxLength}个字" : null;
    }

    public static IReadOnlyList<string> Split(string words) =>
        [.. words.Split([' ', '、', '，', ',', '；', ';', '\n', '\r', '\t', '　'], StringSplitOptions.RemoveEmptyEntries).Where(w => !w.Any(char.IsControl)).Distinct()];

    private void Take(string words, string note)
    {
        if (WhyNot(words) is { } message) throw new RefusedException(new("SynonymGroup", message));
        if (note.Length > NoteMaxLength) throw new RefusedException(new("SynonymGroup", $"说明不超过{NoteMaxLength}个字"));
        (Words, Note) = (string.Join(' ', Split(words)), note);
    }
}

/// <summary>A group as the public search uses it, out by the gate.</summary>
public sealed class ShelfSynonym
{
    private ShelfSynonym() => Words = "";

    public ShelfSynonym(string words) => Words = words;

    public int Id { get; private set; }
    public string Words { get; private set; }
}

/// <summary>Text of a public attachment, for search; one row for the same bytes however often they are shown.</summary>
public sealed class ShelfFileText
{
    /// <summary>Longer text is cut: it is a table of data, not something to read.</summary>
    public const int TextMaxLength = 400_000;

    private ShelfFileText() => (Sha256, Text) = ("", "");

    public ShelfFileText(string sha256, string text) => (Sha256, Text) = (sha256, text.Length <= TextMaxLength ? text : text[..TextMaxLength]);

    public int Id { get; private set; }
    public string Sha256 { get; private set; }
    public string Text { get; private set; }
}

/// <summary>
/// Words that found nothing, sent in by the public side: no address, no time of day, nobody's name. What looks like a number of a person is not kept at all.
/// </summary>
public sealed class SearchMiss
{
    public const int WordsMaxLength = 40;

    private SearchMiss() => Words = "";

    public SearchMiss(Guid id, string words, DateOnly on, int count) => (Id, Words, On, Count) = (id, words, on, count);

    public Guid Id { get; private set; }
    public string Words { get; private set; }
    public DateOnly On { get; private set; }
    public int Count { get; private set; }

    /// <summary>Whether words may be kept: short, and without a run of digits that could be somebody's number.</summary>
    public static bool MayKeep(string words)
    {
        if (words.Length is < 2 or > WordsMaxLength || words.Contains('@', StringComparison.Ordinal)) return false;
        var digits = 0;
        foreach (var c in words)
        {
            digits = char.IsDigit(c) || (digits > 0 && c is ' ' or '-') ? digits + 1 : 0;
            if (digits >= 7) return false;
        }
        return true;
    }
}
