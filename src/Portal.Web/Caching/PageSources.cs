using Microsoft.AspNetCore.Http.Features;
using Portal.Application.Publishing;

namespace Portal.Web.Caching;

/// <summary>
/// What a page was made of, told by its action before it answers. A page that says nothing is never cached: it may depend on what no change of the shelf announces.
/// </summary>
public static class PageSources
{
    /// <summary>Tags of <see cref="ShelfTags"/>; <see cref="ShelfTags.Site"/> comes by itself, since every page prints the office's facts.</summary>
    public static void MadeOf(this HttpContext context, params IReadOnlyCollection<string> tags)
    {
        var known = context.Features.Get<Sources>()?.Tags ?? [ShelfTags.Site];
        context.Features.Set(new Sources([.. known.Union(tags, StringComparer.Ordinal)]));
    }

    /// <summary>A record's own page: its place between its neighbours moves with the column.</summary>
    public static void MadeOfRecord(this HttpContext context, string slug, string columnSlug) =>
        context.MadeOf(ShelfTags.Record(slug), ShelfTags.Column(columnSlug), ShelfTags.Columns);

    /// <summary>A list of columns. A record that moved away from one touches <see cref="ShelfTags.Columns"/>.</summary>
    public static void MadeOfColumns(this HttpContext context, IEnumerable<string> columnSlugs) =>
        context.MadeOf([.. columnSlugs.Select(ShelfTags.Column), ShelfTags.Columns]);

    /// <summary>Null where the page said nothing.</summary>
    public static IReadOnlyList<string>? Of(IFeatureCollection features) => features.Get<Sources>()?.Tags;

    private sealed record Sources(IReadOnlyList<string> Tags);
}
