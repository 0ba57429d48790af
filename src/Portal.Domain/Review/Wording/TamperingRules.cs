using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>Signs that somebody broke in: words of gambling sites, figures where a body's name should stand, hidden characters, look-alike letters, links to strange hosts.</summary>
internal static partial class TamperingRules
{
    private const string CyrillicLook = "АВЕКМНОРСТХаеорсухіјѕ";
    private const string GreekLook = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
    private const string LatinOfCyrillic = "ABEKMHOPCTXaeopcyxijs";
    private const string LatinOfGreek = "ABEZHIKMNOPTYXo";
    private const int AdvertMinLength = 120;

    public static IEnumerable<WordingFinding> Find(Passage passage, WordingLexicon lexicon)
    {
        foreach (var (word, start) in Tampering.Places(passage.Chars))
            // A figure inside a longer one is a figure.
            if (!(Script.IsDigit(word[0]) && (Script.IsDigit(passage.At(start - 1)) || Script.IsDigit(passage.At(start + word.Length)))))
                yield return Error(passage, start, start + word.Length, $"“{word}”是赌博网站的用词，疑似内容被篡改，请逐处核对原文。");
        foreach (var finding in Names(passage)) yield return finding;
        foreach (var finding in Hidden(passage)) yield return finding;
        foreach (Match match in Word().Matches(passage.Chars))
            if (LookAlike(match.Value) is { } latin)
                yield return passage.Finding(WordingKind.Tampering, WordingSeverity.Error, match.Index, match.Index + match.Length, latin, "混用了外形相同的外国字母，检索和复制都会出错。");
        foreach (var (start, end) in passage.Addresses)
            if (WhyStrange(passage.Raw[start..end], lexicon) is { } why)
                yield return passage.RawFinding(WordingKind.Tampering, WordingSeverity.Doubt, start, end, null, why);
        if (passage.Chars.Count(Script.IsHan) * 2 > passage.Chars.Length)
            foreach (Match match in Advert().Matches(passage.Chars))
                if (match.Length >= AdvertMinLength) yield return passage.Finding(WordingKind.Tampering, WordingSeverity.Doubt, match.Index, match.Index + match.Length, null, "中文里夹着一大段外文，请核对是不是被插入的广告。");
    }

    /// <summary>The places where nothing but a body's name may stand: the field, and the line over the date.</summary>
    private static IEnumerable<WordingFinding> Names(Passage passage)
    {
        foreach (var (line, next) in passage.Lines.Zip(passage.Lines.Skip(1).Select(l => (PassageLine?)l).Append(null)))
        {
            var text = passage.Chars[line.Start..line.End];
            var isName = passage.Field == WordingField.IssuingBody || line.Kind == LineKind.Sign && !SignedDate().IsMatch(text) && !DateRules.IsFigures(text)
                || line.Kind == LineKind.Text && line.Length <= 30 && next is { } below && SignedDate().IsMatch(passage.Chars[below.Start..below.End]) && !text.Any(Script.IsHan);
            if (isName && text[0] != Passage.Object && Tampering.IsNoName(text) && Tampering.In(text).Count == 0)
                yield return Error(passage, line.Start, line.End, $"应为机关名称的位置是“{text}”，疑似被篡改。");
        }
    }

    private static IEnumerable<WordingFinding> Hidden(Passage passage)
    {
        for (var i = 0; i < passage.Raw.Length; i++)
        {
            if (!Script.IsHidden(passage.Raw[i])) continue;
            var start = i;
            while (i < passage.Raw.Length && Script.IsHidden(passage.Raw[i])) i++;
            yield return passage.RawFinding(WordingKind.Tampering, WordingSeverity.Error, start, i, "", "有看不见的字符，可能是从网页复制带来的，也可能是被人插入的。");
        }
    }

    private static string? LookAlike(string word)
    {
        if (!word.Any(Script.IsLatin) || !word.Any(c => CyrillicLook.Contains(c, StringComparison.Ordinal) || GreekLook.Contains(c, StringComparison.Ordinal))) return null;
        return string.Concat(word.Select(c => CyrillicLook.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? LatinOfCyrillic[i] : GreekLook.IndexOf(c, StringComparison.Ordinal) is >= 0 and var j ? LatinOfGreek[j] : c));
    }

    private static string? WhyStrange(string address, WordingLexicon lexicon)
    {
        if (!Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address, UriKind.Absolute, out var uri)) return null;
        var host = uri.Host.ToLowerInvariant();
        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6) return "链接指向一个数字地址，请核对是不是政府网站。";
        return host.EndsWith(".cn", StringComparison.Ordinal) || host.EndsWith(".中国", StringComparison.Ordinal) || lexicon.Hosts.Any(h => host == h || host.EndsWith("." + h, StringComparison.Ordinal)) ? null : $"链接指向境外域名或者未登记的网站（{host}），请核对。";
    }

    private static WordingFinding Error(Passage passage, int start, int end, string message) => passage.Finding(WordingKind.Tampering, WordingSeverity.Error, start, end, null, message);

    [GeneratedRegex("^(?:19|20)[0-9]{2}[ ]?年[ ]?[0-9]{1,2}[ ]?月[ ]?[0-9]{1,2}[ ]?日$|^[一二][〇零九一二三四五六七八]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日$", RegexOptions.CultureInvariant)]
    private static partial Regex SignedDate();

    [GeneratedRegex("[A-Za-zΑ-ωА-я\u0455\u0456\u0458]{2,60}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("[A-Za-z](?:[A-Za-z ,.!?'’&$%0-9-])*", RegexOptions.CultureInvariant)]
    private static partial Regex Advert();
}
