using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Application.Import;

/// <summary>A document number as it was found, and as it is written properly where that is certain.</summary>
internal sealed record FoundNumber(string? Value, string Raw, bool Sure, int? Year);

/// <summary>Document numbers (发文字号): body code, year in brackets, serial. Brackets come in many shapes or are lost.</summary>
internal static class DocumentNumbers
{
    private const string Open = "[〔\\[［(（【﹝<〈《]";
    private const string Close = "[〕\\]］)）】﹞>〉》]";
    private static readonly Regex _proper = new($@"^([\p{{L}}（）()]{{1,24}}?){Open}((?:19|20)[0-9]{{2}})年?{Close}第?([0-9]{{1,6}})号$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex _order = new(@"^[\p{L}]{0,24}(?:令|公告|通告)(?:(?:19|20)[0-9]{2}年)?第[0-9一二三四五六七八九十百]{1,6}号$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex _broken = new($@"^([\p{{IsCJKUnifiedIdeographs}}]{{2,16}}){Open}?((?:19|20)[0-9]{{2}}){Close}?第?([0-9]{{1,5}})号?$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    private static readonly Regex _inText = new($@"^(.*?)[（(]([\p{{L}}]{{1,16}}[〔\[［【﹝](?:19|20)[0-9]{{2}}[〕\]］】﹞]第?[0-9]{{1,6}}号)[）)]$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    /// <summary>The number where the line is nothing but one; null otherwise.</summary>
    public static FoundNumber? Read(string line)
    {
        if (line.Length > 60) return null;
        var signer = line.IndexOf("签发", StringComparison.Ordinal); // 某民〔2024〕1号　签发人：李四
        var raw = (signer > 0 ? line[..signer] : line).Trim();
        var text = string.Concat(PaperText.Bare(raw).Select(c => c is >= '０' and <= '９' ? (char)(c - '０' + '0') : c));
        if (text.Length > 2 && text[0] is '（' or '(' && text[^1] is '）' or ')') text = text[1..^1];
        if (_proper.Match(text) is { Success: true } proper) return new FoundNumber(Write(proper), raw, true, Year(proper));
        if (_order.IsMatch(text)) return new FoundNumber(text, raw, true, null);

        // With nothing of bracket or 号 left it is a word with a year behind it, not a number.
        if (!text.Any(c => "〔〕[]［］【】﹝﹞（）()号".Contains(c, StringComparison.Ordinal))) return null;
        return _broken.Match(text) is { Success: true } broken && LooksLikeCode(broken.Groups[1].Value) ? new FoundNumber(Write(broken), raw, false, Year(broken)) : null;
    }

    /// <summary>A title that carries its number behind it in brackets.</summary>
    public static (string Title, FoundNumber Number)? AtEndOf(string title)
    {
        if (title.Length > 200) return null;
        var match = _inText.Match(PaperText.Bare(title));
        return match.Success && match.Groups[1].Length > 3 && Read(match.Groups[2].Value) is { } number
            ? (title[..(title.LastIndexOfAny(['（', '(']))].TrimEnd(), number) : null;
    }

    private static bool LooksLikeCode(string code) => code[^1] is not ('年' or '第' or '度' or '共');

    private static int Year(Match match) => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture);

    private static string Write(Match match) =>
        $"{match.Groups[1].Value}〔{match.Groups[2].Value}〕{int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)}号";
}
