namespace Portal.Domain.Documents;

/// <summary>How much of a text was changed, for the bound of a correction.</summary>
public static class TextDistance
{
    /// <summary>Characters between the common start and the common end of both, of the longer one; an upper bound of what was changed in one place.</summary>
    public static int Span(string before, string after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start]) start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        return Math.Max(before.Length, after.Length) - start - end;
    }

    /// <summary>Changed characters, paragraph by paragraph: paragraphs that stand in both count nothing, the others count their <see cref="Span"/>.</summary>
    public static int Changed(string before, string after)
    {
        var old = before.Split('\n');
        var now = after.Split('\n');
        if (old.Length != now.Length) return Span(before, after);
        var sum = 0;
        for (var i = 0; i < old.Length; i++) sum += Span(old[i], now[i]);
        return sum;
    }
}
