using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>What a list is narrowed to; with nothing set it is everything that is listed.</summary>
/// <param name="Today">The day on which validity is asked: what was valid until yesterday has lapsed today.</param>
public sealed record RecordFilter(DateOnly Today)
{
    public IReadOnlyCollection<string>? Columns { get; init; }

    /// <summary>First day of publication.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The day after the last.</summary>
    public DateOnly? Before { get; init; }

    /// <summary>Name of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>主题分类.</summary>
    public string? Topic { get; init; }
    public Validity? Validity { get; init; }

    /// <summary>True for what is in force, amended or not; false for what is not any more.</summary>
    public bool? IsInForce { get; init; }
    public DisclosureAttribute? Attribute { get; init; }

    /// <summary>Column and day have an index in the database; for the rest rows must be looked at.</summary>
    public bool IsIndexed => Unit is null && Topic is null && Validity is null && IsInForce is null && Attribute is null;

    /// <summary>Column and days, which the lists' indexes answer.</summary>
    internal IQueryable<ShelfRecord> Indexed(IQueryable<ShelfRecord> records)
    {
        var query = records.Listed();
        if (Columns is { Count: 1 } one)
        {
            var only = one.First();
            query = query.Where(r => r.ColumnSlug == only);
        }
        else if (Columns is { } several) query = query.Where(r => several.Contains(r.ColumnSlug));
        if (From is { } from) query = query.Where(r => r.PublishedOn >= from);
        if (Before is { } before) query = query.Where(r => r.PublishedOn < before);
        return query;
    }

    /// <summary>What no index of the database answers.</summary>
    internal IQueryable<ShelfRecord> Others(IQueryable<ShelfRecord> query)
    {
        if (Unit is { } unit) query = query.Where(r => r.Content.UnitName == unit);
        if (Topic is { } topic) query = query.Where(r => r.Content.Subject == topic);
        if (Attribute is { } attribute) query = query.Where(r => r.Content.Attribute == attribute);
        var today = Today;
        if (IsInForce is { } force) query = query.Where(r => ((r.Content.Validity == Domain.Documents.Validity.InForce || r.Content.Validity == Domain.Documents.Validity.Amended) && (r.Content.ValidUntil == null || r.Content.ValidUntil >= today)) == force);
        return Validity switch
        {
            null => query,
            Domain.Documents.Validity.InForce => query.Where(r => r.Content.Validity == Domain.Documents.Validity.InForce && (r.Content.ValidUntil == null || r.Content.ValidUntil >= today)),
            Domain.Documents.Validity.Lapsed => query.Where(r => r.Content.Validity == Domain.Documents.Validity.Lapsed || (r.Content.Validity == Domain.Documents.Validity.InForce && r.Content.ValidUntil < today)),
            { } other => query.Where(r => r.Content.Validity == other),
        };
    }
}

/// <summary>A span of days as addresses name it: a year, a month of it, or one day.</summary>
public static class PublicationDays
{
    public const int FirstYear = 1901;
    public const int LastYear = 9998;

    /// <summary>First day and the day after the last; null where nothing that exists is named.</summary>
    public static (DateOnly From, DateOnly Before)? Span(int? year, int? month, DateOnly? day) => (year, month, day) switch
    {
        (_, _, { Year: >= FirstYear and <= LastYear } one) => (one, one.AddDays(1)),
        ({ } y and >= FirstYear and <= LastYear, { } m and >= 1 and <= 12, null) => (new DateOnly(y, m, 1), new DateOnly(y, m, 1).AddMonths(1)),
        ({ } y and >= FirstYear and <= LastYear, _, null) => (new DateOnly(y, 1, 1), new DateOnly(y + 1, 1, 1)),
        _ => null,
    };
}
