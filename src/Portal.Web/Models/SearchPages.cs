using System.Globalization;
using Microsoft.AspNetCore.Html;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

/// <summary>What stands in the address of a search. What makes no sense is as if it were not there.</summary>
public sealed class SearchAddress
{
    private const int ValueMaxLength = 200;

    public string? Q { get; set; }
    public string? Column { get; set; }
    public string? Unit { get; set; }
    public string? Year { get; set; }
    public string? Topic { get; set; }
    public string? Kind { get; set; }
    public string? Validity { get; set; }
    public string? Order { get; set; }
    public string? Exact { get; set; }
    public string? After { get; set; }

    public string Words => SearchWords.Clean(Q);

    public SearchOrder Sorting => Order == "newest" ? SearchOrder.Newest : SearchOrder.Relevance;

    public SearchFilter Filter => new(
        Value(Column), Value(Unit), int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1900 and < 9999 ? year : null, Value(Topic),
        Enum.TryParse<DisclosureAttribute>(Kind, out var kind) && Enum.IsDefined(kind) && Kind == kind.ToString() ? kind : null,
        Validity switch { "all" => ValidityChoice.All, "no" => ValidityChoice.NotInForce, _ => ValidityChoice.InForce });

    /// <summary>Whether there is something to look for.</summary>
    public bool Asks => Words.Length > 0 || Filter is not { Column: null, Unit: null, Year: null, Topic: null, Kind: null, Validity: not ValidityChoice.NotInForce };

    public SearchQuestion Question => new(Words, Filter, Sorting, After, PublicSite.PageSize, Exact == "1");

    /// <summary>The same search with one thing otherwise; from its first page. Null takes the thing away.</summary>
    public string With(string name, string? value)
    {
        List<(string Name, string? Value)> all =
        [
            ("q", Words.Length > 0 ? Words : null), ("column", Value(Column)), ("unit", Value(Unit)), ("year", Filter.Year?.ToString(CultureInfo.InvariantCulture)), ("topic", Value(Topic)), ("kind", Filter.Kind?.ToString()),
            ("validity", Filter.Validity switch { ValidityChoice.All => "all", ValidityChoice.NotInForce => "no", _ => null }), ("order", Sorting == SearchOrder.Newest ? "newest" : null), ("exact", Exact == "1" ? "1" : null), ("after", null),
        ];
        var at = all.FindIndex(p => p.Name == name);
        all[at] = (name, value);
        var query = string.Join('&', all.Where(p => p.Value is not null).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return query.Length == 0 ? "/search" : "/search?" + query;
    }

    private static string? Value(string? text) => text?.Trim() is { Length: > 0 and <= ValueMaxLength } value ? value : null;
}

public static class PieceMarkup
{
    /// <summary>The pieces one behind the other with nothing between them; the text is encoded, the marks are ours.</summary>
    public static IHtmlContent Marked(this IReadOnlyList<Piece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var (text, isMatch) in pieces)
            if (isMatch) html.AppendHtml("<mark>").Append(text).AppendHtml("</mark>");
            else html.Append(text);
        return html;
    }
}

/// <param name="Answer">Null where nothing was asked.</param>
public sealed record SearchPage(SearchAddress Address, SearchAnswer? Answer, IReadOnlyList<ShelfColumn> Columns)
{
    public string Words => Address.Words;

    /// <summary>
    /// Whether other search engines may keep the page: the search itself, and first pages of words that stand in public papers. Otherwise anybody could make a
    /// page of a government's site that says what he typed.
    /// </summary>
    public bool MayBeIndexed => Answer is null || (Answer is { Hits.Count: > 0, Loosened.Count: 0 } && Address.After is null && !Narrowed.Any() && Address.Sorting == SearchOrder.Relevance);

    /// <summary>What the results are narrowed by, each with the address without it.</summary>
    public IEnumerable<(string Text, string Without)> Narrowed
    {
        get
        {
            var filter = Address.Filter;
            if (filter.Column is { } column) yield return ($"栏目：{ColumnName(column)}", Address.With("column", null));
            if (filter.Unit is { } unit) yield return ($"公开单位：{unit}", Address.With("unit", null));
            if (filter.Year is { } year) yield return ($"{year}年", Address.With("year", null));
            if (filter.Topic is { } topic) yield return ($"主题：{topic}", Address.With("topic", null));
            if (filter.Kind is { } kind) yield return (kind.Chinese(), Address.With("kind", null));
            if (filter.Validity != ValidityChoice.InForce) yield return (filter.Validity == ValidityChoice.All ? "含失效、废止" : "只看失效、废止", Address.With("validity", null));
        }
    }

    /// <summary>Ways to narrow further; what cannot be chosen any more is left out.</summary>
    public IEnumerable<(string Name, string Field, IReadOnlyList<FacetValue> Values)> Facets
    {
        get
        {
            if (Answer?.Facets is not { } facets) yield break;
            var filter = Address.Filter;
            if (filter.Column is null) yield return ("栏目", "column", [.. facets.Columns.Select(f => f with { Text = ColumnName(f.Value) })]);
            if (filter.Year is null) yield return ("年份", "year", [.. facets.Years.Select(f => f with { Text = f.Value + "年" })]);
            if (filter.Unit is null) yield return ("公开单位", "unit", facets.Units);
            if (filter.Topic is null) yield return ("主题", "topic", facets.Topics);
            if (filter.Validity == ValidityChoice.All) yield return ("效力", "validity", [.. facets.Force.Select(f => f with { Text = f.Value == Portal.Application.Search.Facets.InForce ? "现行有效" : "已失效、废止" })]);
            if (filter.Kind is null) yield return ("公开方式", "kind", [.. facets.Kinds.Select(f => f with { Text = Enum.Parse<DisclosureAttribute>(f.Value).Chinese() })]);
        }
    }

    private string ColumnName(string slug) => Columns.FirstOrDefault(c => c.Slug == slug)?.Name ?? slug;
}
