using System.Globalization;

namespace Portal.Application.Search;

/// <param name="Count">Null where there are more than 1,000 results.</param>
public sealed record FacetValue(string Value, string Text, int? Count);

/// <summary>What results are, by column, unit, year, topic, attribute and whether they are in force; each count is what choosing the value will list.</summary>
public sealed record Facets(IReadOnlyList<FacetValue> Columns, IReadOnlyList<FacetValue> Units, IReadOnlyList<FacetValue> Years, IReadOnlyList<FacetValue> Topics, IReadOnlyList<FacetValue> Kinds, IReadOnlyList<FacetValue> Force)
{
    public const string InForce = "yes";
    public const string NotInForce = "no";

    public static readonly Facets None = new([], [], [], [], [], []);

    /// <param name="exact">False where the items are only the newest of more: then no numbers are given.</param>
    /// <param name="parents">Column by column, the one above it, which lists what stands below.</param>
    internal static Facets Of(IEnumerable<IndexItem> items, bool exact, IReadOnlyDictionary<string, string> parents)
    {
        var (columns, units, years, topics, kinds, force) = (new Tally(), new Tally(), new Tally(), new Tally(), new Tally(), new Tally());
        foreach (var item in items)
        {
            years.Add(IndexedRecord.OfRow(item.Row).Day.Year.ToString(CultureInfo.InvariantCulture));
            columns.Add(item.Column);
            if (parents.TryGetValue(item.Column, out var above)) columns.Add(above);
            units.Add(item.Unit);
            topics.Add(item.Topic);
            kinds.Add(item.Kind.ToString());
            force.Add(item.IsInForce ? InForce : NotInForce);
        }
        return new(columns.Values(exact), units.Values(exact), [.. years.Values(exact).OrderByDescending(y => y.Value, StringComparer.Ordinal)], topics.Values(exact), kinds.Values(exact), force.Values(exact));
    }

    private sealed class Tally
    {
        private const int Most = 30;
        private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

        public void Add(string value)
        {
            if (value.Length > 0) _counts[value] = _counts.GetValueOrDefault(value) + 1;
        }

        public IReadOnlyList<FacetValue> Values(bool exact) =>
            [.. _counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(Most).Select(c => new FacetValue(c.Key, c.Key, exact ? c.Value : null))];
    }
}
