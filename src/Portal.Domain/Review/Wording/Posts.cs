using System.Text.RegularExpressions;

namespace Portal.Domain.Review.Wording;

/// <summary>The posts that stand before a leader's name.</summary>
internal static partial class Posts
{
    /// <summary>The posts named in a text, each whole: 党组成员、副局长 holds 副局长 and not 局长.</summary>
    public static IEnumerable<string> In(string text) => Any().Matches(text).Select(m => m.Value);

    /// <summary>The post that ends at the place, and where it begins.</summary>
    public static (int Start, string Post)? Before(string text, int place)
    {
        var from = Math.Max(0, place - 8);
        return Any().Matches(text[from..place]).LastOrDefault(m => from + m.Index + m.Length == place) is { } match ? (from + match.Index, match.Value) : null;
    }

    public static string? After(string text, int place) =>
        place < text.Length && Any().Match(text, place, Math.Min(8, text.Length - place)) is { Success: true } match && match.Index == place ? match.Value : null;

    /// <summary>局长、党组书记: the party's post stands first.</summary>
    public static MatchCollection Turned(string text) => OfficeFirst().Matches(text);

    [GeneratedRegex("(?:常务)?(?:党组副书记|党组书记|党组成员|党委副书记|党委书记|党委委员|纪委副书记|纪委书记|总书记|副?书记|副?局长|副?厅长|副?部长|副?主任|副?处长|副?科长|副?站长|副?院长|副?主席|副?总理|国务委员|副?省长|副?市长|副?州长|副?县长|副?区长|副?镇长|副?乡长|副?秘书长|副?会长|副?理事长|[一二三四]级调研员|副?调研员|[一二]级巡视员|副?巡视员)", RegexOptions.CultureInvariant)]
    private static partial Regex Any();

    [GeneratedRegex("(?<office>副?(?:局长|厅长|部长|主任|处长|站长|院长|市长|县长|区长|省长|州长))、(?<party>(?:党组|党委)(?:副书记|书记|成员|委员))(?![、和及]|会议|会|学习|班子)", RegexOptions.CultureInvariant)]
    private static partial Regex OfficeFirst();
}
