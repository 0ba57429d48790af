using System.Security.Cryptography;
using System.Text.Json;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Search;

namespace Portal.Domain.Publishing;

/// <summary>A column as the public sees it, with its total kept by the gate.</summary>
public sealed class ShelfColumn
{
    private ShelfColumn() => (Slug, Name, Description, OwnerName) = ("", "", "", "");

    public ShelfColumn(string slug) : this() => Slug = slug;

    public int Id { get; private set; }
    public string Slug { get; private set; }
    public string Name { get; private set; }
    public string Description { get; private set; }
    public string? ParentSlug { get; private set; }
    public int Order { get; private set; }
    public ColumnKind Kind { get; private set; }
    public ColumnSection Section { get; private set; }

    /// <summary>Item of article 20, 1 to 15; 0 for none.</summary>
    public int Article20 { get; private set; }

    /// <summary>责任处室; empty where nobody answers for it yet.</summary>
    public string OwnerName { get; private set; }

    /// <summary>In no menu; what it holds stays at its address.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Listed records in the column itself.</summary>
    public int Total { get; private set; }

    public void Put(Column column, string? parentSlug, string ownerName) =>
        (Name, Description, ParentSlug, Order, Kind, Section, Article20, OwnerName, IsClosed) =
        (column.Name, column.Description, parentSlug, column.Order, column.Kind, column.Section, column.Article20, ownerName, column.IsClosed);

    /// <summary>As the other says; the total stays.</summary>
    public void Put(ShelfColumn other) =>
        (Name, Description, ParentSlug, Order, Kind, Section, Article20, OwnerName, IsClosed) =
        (other.Name, other.Description, other.ParentSlug, other.Order, other.Kind, other.Section, other.Article20, other.OwnerName, other.IsClosed);
}

/// <summary>A unit as the public sees it: duties and how to reach it (Regulation, article 20 (2); requirement K7).</summary>
public sealed class ShelfUnit
{
    private ShelfUnit() => (Name, Duties, Phone, Address) = ("", "", "", "");

    public ShelfUnit(int sourceId) : this() => SourceId = sourceId;

    public int Id { get; private set; }

    /// <summary>The unit in the workroom; a bare number that ties <see cref="ParentSourceId"/>.</summary>
    public int SourceId { get; private set; }
    public int? ParentSourceId { get; private set; }
    public string Name { get; private set; }
    public UnitKind Kind { get; private set; }
    public int Order { get; private set; }
    public string Duties { get; private set; }
    public string Phone { get; private set; }
    public string Address { get; private set; }

    public void Put(Unit unit) =>
        (ParentSourceId, Name, Kind, Order, Duties, Phone, Address) = (unit.ParentId, unit.Name, unit.Kind, unit.Order, unit.Duties ?? "", unit.Phone ?? "", unit.Address ?? "");
}

/// <summary>A fact about the office that the site prints, as it was released.</summary>
public sealed class ShelfSetting
{
    private ShelfSetting() => (Key, Value) = ("", "");

    public ShelfSetting(string key, string value) => (Key, Value) = (key, value);

    public int Id { get; private set; }
    public string Key { get; private set; }
    public string Value { get; private set; }

    public void Put(string value) => Value = value;
}

/// <summary>Columns, units and settings on the shelf as one fingerprint, so that rows changed behind the gate's back are found.</summary>
public static class ShelfSite
{
    /// <summary>Stands for the site itself among the numbered changes; no record's address has a slash.</summary>
    public const string Slug = "/";

    /// <summary>SHA-256, lower-case hex, of everything but the totals. A site without old addresses or synonyms has the hash it always had.</summary>
    public static string Hash(IEnumerable<ShelfColumn> columns, IEnumerable<ShelfUnit> units, IEnumerable<ShelfSetting> settings, IReadOnlyCollection<ShelfRedirect> redirects, IReadOnlyCollection<ShelfSynonym> synonyms)
    {
        var facts = Hash(columns, units, settings, redirects);
        return synonyms.Count == 0 ? facts : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            v = 3,
            facts,
            synonyms = synonyms.Select(s => s.Words).Order(StringComparer.Ordinal),
        })));
    }

    private static string Hash(IEnumerable<ShelfColumn> columns, IEnumerable<ShelfUnit> units, IEnumerable<ShelfSetting> settings, IReadOnlyCollection<ShelfRedirect> redirects)
    {
        var facts = Hash(columns, units, settings);
        return redirects.Count == 0 ? facts : Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            v = 2,
            facts,
            redirects = redirects.OrderBy(r => r.Path, StringComparer.Ordinal).Select(r => new { r.Path, r.Target }),
        })));
    }

    private static string Hash(IEnumerable<ShelfColumn> columns, IEnumerable<ShelfUnit> units, IEnumerable<ShelfSetting> settings) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new
        {
            v = 1,
            columns = columns.OrderBy(c => c.Slug, StringComparer.Ordinal).Select(c => new { c.Slug, c.Name, c.Description, c.ParentSlug, c.Order, kind = c.Kind.ToString(), section = c.Section.ToString(), c.Article20, c.OwnerName, c.IsClosed }),
            units = units.OrderBy(u => u.SourceId).Select(u => new { u.SourceId, u.ParentSourceId, u.Name, kind = u.Kind.ToString(), u.Order, u.Duties, u.Phone, u.Address }),
            settings = settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new { s.Key, s.Value }),
        })));
}
