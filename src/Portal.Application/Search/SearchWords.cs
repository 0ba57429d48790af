using System.Text.RegularExpressions;

namespace Portal.Application.Search;

/// <summary>What people type into the search box, made comparable.</summary>
public static partial class SearchWords
{
    public const int MaxLength = 100;

    /// <summary>Trimmed, blanks folded, cut at <see cref="MaxLength"/>; empty where nothing was typed.</summary>
    public static string Clean(string? typed)
    {
        var words = string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        words = string.Concat(words.Where(c => !char.IsControl(c)));
        return words.Length <= MaxLength ? words : words[..(char.IsHighSurrogate(words[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];
    }

    /// <summary>The year of a document number in 〔〕, as numbers stand on the shelf, whatever brackets were typed.</summary>
    public static string InOfficialBrackets(string words) => Year().Replace(words, "〔$1〕");

    [GeneratedRegex(@"[\[(［（【﹝〔]((?:19|20)[0-9]{2})[\])］）】﹞〕]")]
    private static partial Regex Year();
}
