namespace Portal.Domain.People;

public enum UnitKind
{
    /// <summary>内设处室</summary>
    Section,

    /// <summary>直属单位</summary>
    SubordinateBody,
}

/// <summary>A unit (处室 or 直属单位) of the bureau (requirement K7).</summary>
public sealed class Unit
{
    public const int NameMaxLength = 60;
    public const int DutiesMaxLength = 2000;
    public const int ContactMaxLength = 200;

    private Unit() => Name = "";

    public Unit(string name, UnitKind kind, int? parentId, int order)
    {
        Name = name;
        Kind = kind;
        ParentId = parentId;
        Order = order;
    }

    public int Id { get; private set; }
    public string Name { get; private set; }
    public UnitKind Kind { get; private set; }
    public int? ParentId { get; private set; }
    public int Order { get; private set; }
    public bool IsClosed { get; private set; }
    public string? Duties { get; private set; }
    public string? Phone { get; private set; }
    public string? Address { get; private set; }
    public int Version { get; private set; }

    /// <summary>Changes the unit; <paramref name="above"/> are the units above the new parent, so that a tree never becomes a ring.</summary>
    public void Change(string name, UnitKind kind, int? parentId, int order, bool closed, string? duties, string? phone, string? address, IReadOnlyCollection<int> above)
    {
        if (parentId == Id || above.Contains(Id))
            throw new RefusedException(new("UnitUnderItself", "上级处室不能是本处室或者它的下级"));
        (Name, Kind, ParentId, Order, IsClosed, Duties, Phone, Address) = (name, kind, parentId, order, closed, duties, phone, address);
        Version++;
    }

    /// <summary>The unit and everything below it.</summary>
    public static IReadOnlySet<int> Reach(int unitId, IEnumerable<(int Id, int? ParentId)> units)
    {
        var children = units.ToLookup(u => u.ParentId, u => u.Id);
        var found = new HashSet<int>();
        var open = new Stack<int>([unitId]);
        while (open.TryPop(out var id))
        {
            if (!found.Add(id)) continue;
            foreach (var child in children[id]) open.Push(child);
        }
        return found;
    }
}

public static class UnitNames
{
    public static string Chinese(this UnitKind kind) => kind == UnitKind.Section ? "内设处室" : "直属单位";
}
