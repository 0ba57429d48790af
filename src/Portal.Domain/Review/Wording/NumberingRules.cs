using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Numbers of headings, items and articles that jump or stand twice.</summary>
internal static partial class NumberingRules
{
    public static IEnumerable<WordingFinding> Find(Passage passage)
    {
        // By shape of number: the last one seen, and whether a higher level came since.
        var last = new Dictionary<string, (int Number, bool Renewed)>();
        foreach (var line in passage.Lines)
        {
            if (line.Kind is LineKind.Cell or LineKind.Sign) continue;
            var text = passage.Chars[line.Start..line.End];
            if (Head().Match(text) is { Success: true } match)
            {
                var (shape, number) = Shape(match);
                if (last.TryGetValue(shape, out var before) && Wrong(before.Number, number, before.Renewed, shape) is { } why)
                    yield return passage.Finding(WordingKind.Numbering, WordingSeverity.Error, line.Start + match.Index, line.Start + match.Index + match.Length, null, why);
                last[shape] = (number, false);
                foreach (var lower in Below(shape)) if (last.TryGetValue(lower, out var state)) last[lower] = (state.Number, true);
            }
            // A heading without a number begins a new part: an annex counts anew.
            else if (line.Kind == LineKind.Heading) last.Clear();
            foreach (var finding in Running(passage, line)) yield return finding;
        }
    }

    private static string? Wrong(int before, int number, bool renewed, string shape)
    {
        if (number == before + 1 || number == 1 && (renewed || before > 1)) return null;
        var (old, now) = (Word(before, shape), Word(number, shape));
        if (number == before) return $"序号“{now}”重复，请核对。";
        return number > before ? $"序号从“{old}”跳到“{now}”，请核对有无遗漏。" : $"序号“{old}”后面又是“{now}”，请核对。";
    }

    private static (string Shape, int Number) Shape(Match match)
    {
        foreach (var name in new[] { "one", "two", "three", "four" })
            if (match.Groups[name].Success) return (name, Script.Number(match.Groups[name].Value));
        return (match.Groups["unit"].Value, Script.Number(match.Groups["article"].Value));
    }

    private static string[] Below(string shape) => shape switch
    {
        "章" => ["节", "two", "three", "four"],
        "条" or "节" => ["two", "three", "four"],
        "one" => ["two", "three", "four"],
        "two" => ["three", "four"],
        "three" => ["four"],
        _ => [],
    };

    private static string Word(int number, string shape) => shape switch
    {
        "one" => Script.Chinese(number),
        "two" => $"（{Script.Chinese(number)}）",
        "three" => $"{number}.",
        "four" => $"（{number}）",
        _ => $"第{Script.Chinese(number)}{shape}",
    };

    // 一是…；二是…；四是… within a paragraph.
    private static IEnumerable<WordingFinding> Running(Passage passage, PassageLine line)
    {
        var last = 0;
        foreach (Match match in Clause().Matches(passage.Chars[line.Start..line.End]))
        {
            var number = Script.Number(match.Groups["n"].Value);
            if (last > 0 && number != 1 && number != last + 1)
                yield return passage.Finding(WordingKind.Numbering, WordingSeverity.Doubt, line.Start + match.Groups["n"].Index, line.Start + match.Groups["n"].Index + match.Groups["n"].Length + 1, null,
                    $"“{Script.Chinese(last)}是”后面是“{Script.Chinese(number)}是”，请核对有无遗漏或者重复。");
            last = number;
        }
    }

    // 1. with a blank behind it is a list of Markdown, which numbers itself.
    [GeneratedRegex("^(?:(?<one>[一二三四五六七八九十]{1,3})、|[（(](?<two>[一二三四五六七八九十]{1,3})[）)]|(?<three>[0-9]{1,3})[.．](?![0-9 \u00a0])|[（(](?<four>[0-9]{1,2})[）)]|第(?<article>[一二三四五六七八九十百零〇]{1,6})(?<unit>[章节条])(?=[ 　：]|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Head();

    [GeneratedRegex("(?:^|(?<=[。；：，、 　]))(?<n>[一二三四五六七八九十]{1,2})是(?!否)", RegexOptions.CultureInvariant)]
    private static partial Regex Clause();
}
