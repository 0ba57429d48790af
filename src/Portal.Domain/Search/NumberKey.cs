using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Domain.Search;

/// <summary>
/// A document number as people type it, in any brackets or none: body code (may be missing), year, serial. 云民发〔2024〕12号, 云民发[2024]12, 〔2024〕12号 and
/// ２０２４ 12号 are one.
/// </summary>
public sealed partial record NumberKey(string Code, int Year, int Serial)
{
    /// <summary>Year and serial as the index holds them.</summary>
    public string YearAndSerial => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Serial}");

    /// <summary>Null where the text is not a document number and nothing else.</summary>
    public static NumberKey? Parse(string text)
    {
        if (text.Length > 60) return null;
        var match = Number().Match(PairText.Fold(text).Trim());
        if (!match.Success) return null;
        var (code, brackets) = (match.Groups["code"].Value, match.Groups["open"].Length + match.Groups["close"].Length + match.Groups["end"].Length);
        // Nothing but digits is a telephone number or a day rather than a year with a serial.
        if (code.Length == 0 && brackets == 0 && match.Groups["gap"].Length == 0) return null;
        if (code.Length > 0 && code[^1] is '年' or '第' or '度') return null;
        return new NumberKey(code, int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["serial"].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a number on the shelf is the one asked for: the code may be left out or begun late.</summary>
    public bool Fits(NumberKey asked) => Year == asked.Year && Serial == asked.Serial && (asked.Code.Length == 0 || Code.EndsWith(asked.Code, StringComparison.Ordinal) || Code.StartsWith(asked.Code, StringComparison.Ordinal));

    /// <summary>An index number without its signs: letters and digits, small.</summary>
    public static string OfIndexNumber(string text) => string.Concat(PairText.Fold(text).Where(char.IsLetterOrDigit));

    [GeneratedRegex(@"^(?<code>[\p{IsCJKUnifiedIdeographs}a-z]{0,24})\s*(?<open>[\[(〔【﹝<〈《{]?)\s*(?<year>(?:19|20)[0-9]{2})年?\s*(?<close>[\])〕】﹞>〉》}]?)(?<gap>[\s\-—–_·.、/第]*)(?<serial>[0-9]{1,6})\s*(?<end>号?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
