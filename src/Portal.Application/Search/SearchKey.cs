using System.Globalization;

namespace Portal.Application.Search;

/// <summary>In which part of the results a page goes on, and where. What was published after the first page was made stays out by its bound.</summary>
internal readonly record struct SearchKey(SearchStage Stage, long Bound, long Place)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Stage}-{Bound}-{Place}");

    /// <summary>Null where it is no key of this order.</summary>
    public static SearchKey? Parse(string? text, SearchOrder order) =>
        text?.Split('-') is [var stage, var bound, var place]
        && int.TryParse(stage, NumberStyles.None, CultureInfo.InvariantCulture, out var s) && s is >= 0 and <= (int)SearchStage.ByDate && (s == (int)SearchStage.ByDate) == (order == SearchOrder.Newest)
        && long.TryParse(bound, NumberStyles.None, CultureInfo.InvariantCulture, out var b) && long.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var p)
            ? new SearchKey((SearchStage)s, b, p)
            : null;
}

internal enum SearchStage
{
    /// <summary>Numbers, then the best titles; the place counts from the beginning.</summary>
    Best,

    /// <summary>Titles older than those that were ranked; the place is a row.</summary>
    OlderTitles,

    /// <summary>What holds the words in its text alone.</summary>
    Texts,

    /// <summary>Everything by date.</summary>
    ByDate,
}
