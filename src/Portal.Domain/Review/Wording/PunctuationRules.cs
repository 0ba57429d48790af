using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Half-width marks in Chinese text, doubled marks, Chinese marks inside numbers, marks between quoted titles.</summary>
internal static partial class PunctuationRules
{
    private const string Half = ",;:?!.";
    private const string Full = "，；：？！。";
    private const string Opening = "“‘《〈（〔【";
    private const string Closing = "”’》〉）〕】";

    public static IEnumerable<WordingFinding> Find(Passage passage)
    {
        // A file's name may hold what the sender's machine wrote: report(1).docx.
        if (passage.Field != WordingField.AttachmentName)
            foreach (var finding in HalfWidth(passage)) yield return finding;
        foreach (Match match in Doubled().Matches(passage.Chars))
        {
            // 。”。 and 。）。 are other rules; …… and ！！ stand alone.
            var right = Right(match.Value);
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, match.Index, match.Index + match.Length, right, $"标点重复：“{match.Value}”。");
        }
        foreach (Match match in InNumber().Matches(passage.Chars))
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, match.Index, match.Index + 1, ".", "数字中的小数点误用了句号。");
        foreach (Match match in InThousands().Matches(passage.Chars))
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Doubt, match.Index, match.Index + 1, ",", "数字的千分位误用了中文逗号。");
        foreach (Match match in BetweenTitles().Matches(passage.Chars))
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Doubt, match.Index, match.Index + 3, match.Value.Replace("、", "", StringComparison.Ordinal), "并列的书名号、引号之间通常不用顿号。");
        foreach (Match match in Dots().Matches(passage.Chars))
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Doubt, match.Index, match.Index + match.Length, "……", "省略号应当写作“……”。");
        foreach (Match match in FullDigits().Matches(passage.Chars))
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Doubt, match.Index, match.Index + match.Length, string.Concat(match.Value.Select(Narrow)), "阿拉伯数字和字母应当用半角。");
        if (passage.Field == WordingField.Title && passage.Lines is [.., var last] && passage.Chars[last.End - 1] == '。')
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, last.End - 1, last.End, "", "标题末尾不用句号。");
    }

    private static IEnumerable<WordingFinding> HalfWidth(Passage passage)
    {
        var text = passage.Chars;
        for (var i = 0; i < text.Length; i++)
        {
            var at = Half.IndexOf(text[i], StringComparison.Ordinal);
            if (at < 0 || !IsChinese(passage, i, text[i])) continue;
            yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, i, i + 1, Full[at].ToString(), $"中文里误用了半角标点“{text[i]}”。");
        }
        foreach (var line in passage.Lines)
        {
            for (var open = text.IndexOf('(', line.Start, line.Length); open >= 0; open = open + 1 < line.End ? text.IndexOf('(', open + 1, line.End - open - 1) : -1)
            {
                if (Close(text, open, Math.Min(line.End, open + 400)) is not { } close || !IsChinesePair(passage, open, close)) continue;
                yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, open, open + 1, "（", "中文里误用了半角括号“(”。");
                if (text[close] == ')') yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, close, close + 1, "）", "中文里误用了半角括号“)”。");
            }
            for (var open = text.IndexOf('（', line.Start, line.Length); open >= 0; open = open + 1 < line.End ? text.IndexOf('（', open + 1, line.End - open - 1) : -1)
                if (Close(text, open, Math.Min(line.End, open + 400)) is { } close && text[close] == ')')
                    yield return passage.Finding(WordingKind.Punctuation, WordingSeverity.Error, close, close + 1, "）", "括号一半全角、一半半角。");
        }
    }

    private static bool IsChinese(Passage passage, int place, char mark)
    {
        var (before, after) = (passage.At(place - 1), passage.At(place + 1));
        if (mark == '.') return Script.IsHan(before) && (after == '\n' || Script.IsHan(after)) && passage.At(place - 2) != '\n';
        if (Half.Contains(before, StringComparison.Ordinal) || mark == ':' && after == '/') return false;
        var left = Script.IsHan(before) || Closing.Contains(before, StringComparison.Ordinal);
        var right = Script.IsHan(after) || Opening.Contains(after, StringComparison.Ordinal);
        // 100%,其中: one side Chinese is enough, unless the mark belongs to a word of the other script (MCA:社).
        return left || (right && (Script.IsDigit(before) || before is '%' or '％' or '℃'));
    }

    private static int? Close(string text, int open, int end)
    {
        var depth = 0;
        for (var i = open; i < end; i++)
        {
            if (text[i] is '(' or '（') depth++;
            else if (text[i] is ')' or '）' && --depth == 0) return i;
        }
        return null;
    }

    private static bool IsChinesePair(Passage passage, int open, int close) =>
        Inside(passage, open, close).Any(Script.IsHan) || Inside(passage, open, close).Contains('　', StringComparison.Ordinal) || Script.IsHan(passage.At(open - 1)) && close - open > 1;

    private static string Inside(Passage passage, int open, int close) => passage.Chars[open..close];

    private static string? Right(string marks)
    {
        if (marks.All(c => c == '。') && marks.Length >= 3) return "……";
        if (marks.Distinct().Count() == 1) return marks[..1];
        return marks switch { "、，" or "，、" => "，", _ when marks[^1] == '。' => "。", _ => null };
    }

    private static char Narrow(char c) => (char)(c - 0xfee0);

    [GeneratedRegex("[，。、；：]{2,}|！{4,}|？{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Doubled();

    [GeneratedRegex("(?<=[0-9])。(?=[0-9]{1,4}(?:%|％|万|亿|元|个|倍|公里|平方米))", RegexOptions.CultureInvariant)]
    private static partial Regex InNumber();

    [GeneratedRegex("(?<=(?<![0-9.])[0-9]{1,3})，(?=[0-9]{3}(?:[.][0-9]+)?(?:元|万元|人|户|件|条|%|平方米))", RegexOptions.CultureInvariant)]
    private static partial Regex InThousands();

    [GeneratedRegex("》、《|”、“", RegexOptions.CultureInvariant)]
    private static partial Regex BetweenTitles();

    [GeneratedRegex("(?<=[\\p{IsCJKUnifiedIdeographs}，”])[.]{3,6}|(?<=[\\p{IsCJKUnifiedIdeographs}])…(?!…)(?<!……)", RegexOptions.CultureInvariant)]
    private static partial Regex Dots();

    [GeneratedRegex("[０-９Ａ-Ｗａ-ｗＹＺｙｚ]{1,40}", RegexOptions.CultureInvariant)]
    private static partial Regex FullDigits();
}
