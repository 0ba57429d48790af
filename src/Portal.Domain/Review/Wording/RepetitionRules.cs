using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Words typed twice. Reduplication is Chinese too (常常, 看看, 一件一件), so single characters are named one by one.</summary>
internal static partial class RepetitionRules
{
    /// <summary>A character, and what may stand before or behind the pair where it is right: 目的的实现, 的的确确, 为了了解, 总和和.</summary>
    private static readonly Dictionary<char, (string Before, string After)> _single = new()
    {
        ['的'] = ("目标", "确士"),
        ['了'] = ("为除", "解结却然不断"),
        ['和'] = ("总缓饱共温平调柔随祥谐", "美气睦顺平谐"),
        ['在'] = ("存现所正潜内外实自旨", ""),
        ['与'] = ("参赠给授", ""),
        ['及'] = ("普涉波触顾", "时格"),
        ['将'] = ("", "士领军来"),
        ['被'] = ("棉", "子"),
        ['并'] = ("合兼归吞", ""),
        ['而'] = ("", ""),
        ['或'] = ("", "许"),
        ['于'] = ("", ""),
        ['是'] = ("但就还只可总", "非否"),
        ['从'] = ("服盲随跟听遵自", "事业"),
        ['由'] = ("理自缘事", ""),
        ['对'] = ("应面针相绝核比校派", "象策照应"),
        ['以'] = ("可所加予给足", "及后前来上下内外便免"),
        ['把'] = ("", "关脉"),
        ['为'] = ("行作认成因较最极颇尤称名视列定改变", "民人"),
        ['等'] = ("", ""),
    };

    public static IEnumerable<WordingFinding> Find(Passage passage)
    {
        var text = passage.Chars;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != text[i - 1] || !_single.TryGetValue(text[i], out var right)) continue;
            var (before, after) = (passage.At(i - 2), passage.At(i + 1));
            if (text[i] == '等' && after != '等' && before != '等') continue;
            if (before != text[i] && right.Before.Contains(before, StringComparison.Ordinal) || after != text[i] && right.After.Contains(after, StringComparison.Ordinal)) continue;
            var end = i + 1;
            while (passage.At(end) == text[i]) end++;
            yield return passage.Finding(WordingKind.Repetition, WordingSeverity.Error, i - 1, end, text[i].ToString(), $"“{text[i]}”字重复。");
            i = end;
        }
        foreach (Match match in Words().Matches(text))
            yield return passage.Finding(WordingKind.Repetition, WordingSeverity.Error, match.Index, match.Index + match.Length, match.Groups["w"].Value, $"“{match.Groups["w"].Value}”重复。");
        foreach (var finding in Longer(passage)) yield return finding;
    }

    // Three to eight characters that stand twice in a row: 云岭市云岭市.
    private static IEnumerable<WordingFinding> Longer(Passage passage)
    {
        var text = passage.Chars;
        for (var i = 0; i + 6 <= text.Length; i++)
        {
            if (!Script.IsHan(text[i])) continue;
            for (var length = 3; length <= 8 && i + 2 * length <= text.Length; length++)
            {
                if (text[i] != text[i + length] || text[i + 1] != text[i + length + 1] || text[i + 2] != text[i + length + 2]) continue;
                if (!IsRepeated(text, i, length)) continue;
                var word = text.Substring(i, length);
                yield return passage.Finding(WordingKind.Repetition, WordingSeverity.Error, i, i + 2 * length, word, $"“{word}”重复。");
                i += 2 * length - 1;
                break;
            }
        }
    }

    private static bool IsRepeated(string text, int start, int length)
    {
        var different = false;
        for (var i = start; i < start + length; i++)
        {
            if (text[i] != text[i + length] || !Script.IsHan(text[i]) || "〇零一二三四五六七八九十百千万某".Contains(text[i], StringComparison.Ordinal)) return false;
            different |= text[i] != text[start];
        }
        return different;
    }

    [GeneratedRegex("(?<w>进行|关于|以及|通过|根据|按照|依照|对于|由于|为了|并且|但是|因为|所以|其中|如果|或者|我们|你们|他们|我局|我市|已经|可以|应当|必须|开展|加强|推进|切实|认真|做好|落实|实施|印发|贯彻|组织|建立|完善|提高|确保|负责|及时|积极|相关|有关|各级|全面|工作|要求|情况|问题|通知|同时|目前|经过|针对|结合|围绕|进一|本市|本局|县区|部门|群众|人员)\\k<w>", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
