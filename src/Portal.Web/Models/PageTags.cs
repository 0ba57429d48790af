using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

/// <summary>The tags of a page (国办发〔2017〕47号), in the order they are written. SiteName, SiteDomain and SiteIDCode stand on every page by themselves.</summary>
public static class PageTags
{
    /// <summary>A list or a standing page.</summary>
    public static IReadOnlyList<(string Name, string Content)> Column(string name, string description, string type, string? keywords = null) =>
    [
        ("ColumnName", name), ("ColumnDescription", Or(description, name)), ("ColumnKeywords", keywords ?? $"{name},政务公开"), ("ColumnType", type),
    ];

    public static IReadOnlyList<(string Name, string Content)> Of(ShelfColumn column) => Column(column.Name, column.Description, column.Kind.Chinese());

    /// <param name="column">The record's column; null where it is no longer on the shelf.</param>
    public static IReadOnlyList<(string Name, string Content)> Of(DocumentPage page, ShelfColumn? column, SiteOptions site, string url)
    {
        var content = page.Record.Content;
        List<(string, string)> tags = [.. column is null ? Column(content.ColumnName, "", "") : Of(column)];
        tags.AddRange(
        [
            ("ArticleTitle", content.Title), ("PubDate", page.PublishedInTags), ("ContentSource", page.SourceName),
            ("Keywords", string.Join(',', new[] { content.Subject, content.ColumnName, content.DocumentNumber }.Where(w => w.Length > 0))),
            ("Author", Or(content.UnitName, site.Body)), ("Description", Or(content.Summary, content.Title)), ("Url", url),
        ]);
        return tags;
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
