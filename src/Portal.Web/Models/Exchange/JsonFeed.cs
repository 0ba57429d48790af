using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Web.Models.Exchange;

/// <summary>A feed as JSON Feed 1.1.</summary>
public sealed record JsonFeed(string Version, string Title, string HomePageUrl, string FeedUrl, string Language, IReadOnlyList<JsonFeed.Person> Authors, IReadOnlyList<JsonFeed.Item> Items)
{
    public const string ContentType = "application/feed+json; charset=utf-8";

    public static JsonSerializerOptions Form { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static JsonFeed Of(FeedPage feed) => new("https://jsonfeed.org/version/1.1", feed.Title, feed.Home, feed.Address("json"), "zh-CN", [new Person(feed.Body)],
        [.. feed.Entries.Select(e => new Item(feed.Id(e), feed.Url(e), e.Title, FeedPage.Text(e), FeedPage.Published(e), FeedPage.Moment(e.ChangedAt), e.UnitName.Length > 0 ? [new Person(e.UnitName)] : null, [e.ColumnName]))]);

    public sealed record Person(string Name);

    public sealed record Item(string Id, string Url, string Title, string ContentText, string DatePublished, string DateModified, IReadOnlyList<Person>? Authors, IReadOnlyList<string> Tags);
}
