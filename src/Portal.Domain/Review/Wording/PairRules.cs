namespace Portal.Domain.Review.Wording;

/// <summary>Brackets and quotation marks without their other half, titles inside titles, straight quotes.</summary>
internal static class PairRules
{
    private const string Open = "《〈“‘（〔【";
    private const string Close = "》〉”’）〕】";
    private const int MaxDepth = 20;
    private const int QuoteMaxLength = 400;

    public static IEnumerable<WordingFinding> Find(Passage passage)
    {
        var found = new List<WordingFinding>();
        foreach (var line in passage.Lines)
        {
            Line(passage, line, found);
            Straight(passage, line, found);
        }
        return found;
    }

    private static void Line(Passage passage, PassageLine line, List<WordingFinding> found)
    {
        var text = passage.Chars;
        var open = new List<int>();
        var title = -1;
        for (var i = line.Start; i < line.End; i++)
        {
            var c = text[i];
            // ( and ) of half width pair with their full-width halves; that they are mixed is said elsewhere.
            var kind = c == '(' ? Open.IndexOf('（', StringComparison.Ordinal) : Open.IndexOf(c, StringComparison.Ordinal);
            if (kind >= 0)
            {
                if (c == '“' && open.Count > 0 && text[open[^1]] == '“')
                {
                    // “主动公开“: the second should close, unless it has a closing one of its own.
                    if (!HasClose(text, i + 1, line.End))
                    {
                        found.Add(passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, i, i + 1, "”", "后引号误用了前引号。"));
                        open.RemoveAt(open.Count - 1);
                        continue;
                    }
                    Lonely(passage, open[^1], found);
                    open.RemoveAt(open.Count - 1);
                }
                if (c == '《' && open.Exists(o => text[o] == '《') && title < 0) title = i;
                open.Add(i);
                if (open.Count <= MaxDepth) continue;
                Lonely(passage, open[0], found);
                open.RemoveAt(0);
                continue;
            }
            kind = c == ')' ? Close.IndexOf('）', StringComparison.Ordinal) : Close.IndexOf(c, StringComparison.Ordinal);
            if (kind < 0) continue;
            var match = open.FindLastIndex(o => text[o] == Open[kind] || text[o] == '(' && Open[kind] == '（');
            if (match >= 0)
            {
                if (open[match] == title && title >= 0 && c == '》') Nested(passage, title, i, found);
                if (open[match] == title) title = -1;
                for (var lost = match + 1; lost < open.Count; lost++) Lonely(passage, open[lost], found);
                open.RemoveRange(match, open.Count - match);
            }
            else if (!(c is '）' or ')' && IsNumber(text.AsSpan(line.Start, i - line.Start)) || c is '’' && Script.IsLatin(passage.At(i - 1)) || IsFace(passage, i))) Lonely(passage, i, found);
        }
        foreach (var place in open) Lonely(passage, place, found);
    }

    private static void Lonely(Passage passage, int place, List<WordingFinding> found) =>
        // A quotation of several paragraphs opens each and closes the last.
        found.Add(passage.Finding(WordingKind.Punctuation, passage.Chars[place] is '“' or '”' or '‘' or '’' ? WordingSeverity.Doubt : WordingSeverity.Error, place, place + 1, null, $"“{passage.Chars[place]}”没有配对的另一半，请补全或者删去。"));

    private static void Nested(Passage passage, int open, int close, List<WordingFinding> found)
    {
        if (close - open > 80) return;
        found.Add(passage.Finding(WordingKind.Punctuation, WordingSeverity.Doubt, open, close + 1, $"〈{passage.Chars[(open + 1)..close]}〉", "书名号里面再用书名号时，里面的用单书名号“〈〉”。"));
    }

    private static bool HasClose(string text, int start, int end)
    {
        var next = text.AsSpan(start, Math.Min(end - start, QuoteMaxLength)).IndexOfAny('“', '”');
        return next >= 0 && text[start + next] == '”';
    }

    // 1） and a) before an item of a list; 附件2）.
    private static bool IsNumber(ReadOnlySpan<char> before)
    {
        var trimmed = before.TrimStart();
        return trimmed.Length is > 0 and <= 3 && (Script.Number(trimmed) > 0 || trimmed.Length == 1 && Script.IsLatin(trimmed[0]));
    }

    // The same within a line: （要求）一是…；b) 第二项.
    private static bool IsFace(Passage passage, int place) => passage.Chars[place] is '）' or ')' && (Script.IsDigit(passage.At(place - 1)) || Script.IsLatin(passage.At(place - 1))) && passage.At(place - 2) is '；' or '，' or '。' or '：' or ' ' or '　';

    private static void Straight(Passage passage, PassageLine line, List<WordingFinding> found)
    {
        var text = passage.Chars;
        var places = new List<int>();
        for (var i = line.Start; i < line.End; i++)
            if (text[i] == '"' && !Script.IsDigit(passage.At(i - 1))) places.Add(i);
        if (!places.Exists(p => Script.IsHan(passage.At(p - 1)) || Script.IsHan(passage.At(p + 1)))) return;
        for (var i = 0; i < places.Count; i++)
            found.Add(passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, places[i], places[i] + 1, places.Count % 2 == 0 ? (i % 2 == 0 ? "“" : "”") : null, "中文里误用了直引号。"));
    }
}
