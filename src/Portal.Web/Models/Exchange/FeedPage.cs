using System.Globalization;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;

namespace Portal.Web.Models.Exchange;

/// <summary>A feed before it takes a form: of the whole site, or of one column. <paramref name="Root"/> is the site's own address.</summary>
public sealed record FeedPage(string SiteName, string Body, string Root, ShelfColumn? Column, IReadOnlyList<FeedEntry> Entries)
{
    /// <summary>What stands for the content where there is none to read.</summary>
    public const string OnRequest = "这项信息依申请公开，需要内容的可以依法申请。";

    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public string Title => Column is null ? $"{SiteName}：最新公开" : $"{SiteName}：{Column.Name}";

    public string Home => Root + (Column is null ? "/documents" : $"/columns/{Column.Slug}");

    public string Address(string form) => Root + (Column is null ? $"/feed.{form}" : $"/columns/{Column.Slug}/feed.{form}");

    public string Url(FeedEntry entry) => $"{Root}/documents/{Uri.EscapeDataString(entry.Slug)}";

    /// <summary>A name that stays, whatever becomes of the address: tag URI (RFC 4151) of the site's host and the day of publication here.</summary>
    public string Id(FeedEntry entry) =>
        string.Create(CultureInfo.InvariantCulture, $"tag:{new Uri(Root).Host},{Shanghai.DayOf(entry.PublishedAt):yyyy-MM-dd}:documents/{Uri.EscapeDataString(entry.Slug)}");

    public static string Text(FeedEntry entry) => entry.State == ShelfState.ListedOnly ? OnRequest : entry.Text.Length > 0 ? entry.Text : entry.Title;

    public DateTime ChangedAt => Entries.Count == 0 ? DateTime.UnixEpoch : Entries.Max(e => e.ChangedAt);

    /// <summary>Of a paper that was public elsewhere before only the day is known.</summary>
    public static string Published(FeedEntry entry) => Published(entry.PublishedOn, entry.PublishedAt);

    public static string Published(DateOnly on, DateTime at) => on == Shanghai.DayOf(at) ? Moment(at) : Moment(on);

    /// <summary>RFC 3339, in the time of China.</summary>
    public static string Moment(DateTime utc) =>
        new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).ToOffset(China).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The beginning of a day; by the clock of today, since old summer times make midnights that never were.</summary>
    public static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00+08:00";
}
