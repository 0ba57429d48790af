namespace Portal.Domain.Review.Wording;

/// <summary>Signs that somebody broke into the site and wrote other words over the body's name.</summary>
public static class Tampering
{
    private static readonly string[] _everywhere = ["36365", "365bet", "bet365", "365体育", "365足球", "葡京", "太阳城集团", "威尼斯人", "澳门新", "皇冠体育", "亚博体育", "ag真人", "百家乐", "时时彩", "六合彩", "娱乐城", "bet体育"];
    private static readonly string[] _asName = ["博彩", "赌场", "棋牌", "体育投注", "下注", "娱乐", "开户", "彩票平台"];

    /// <summary>The words of gambling sites in a text, with how often they occur.</summary>
    public static IReadOnlyList<(string Word, int Count)> In(string text) =>
        [.. Places(text).GroupBy(p => p.Word).Select(g => (g.Key, g.Count()))];

    /// <summary>Where they stand, word by word.</summary>
    public static IEnumerable<(string Word, int Start)> Places(string text)
    {
        foreach (var word in _everywhere)
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.OrdinalIgnoreCase))
                yield return (word, at);
    }

    /// <summary>Where a body's name should stand: figures, Latin letters or gambling words are none.</summary>
    public static bool IsNoName(string name) =>
        name.Length > 0 && (!name.Any(c => c is >= '\u4e00' and <= '\u9fff') || In(name).Count > 0 || _asName.Any(w => name.Contains(w, StringComparison.Ordinal)));
}
