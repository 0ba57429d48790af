namespace Portal.Domain.Documents;

/// <summary>What a column holds; it decides after how many days without news the yearly check of sites calls it stale (国办秘函〔2019〕19号).</summary>
public enum ColumnKind
{
    /// <summary>概况类: changes when the facts change.</summary>
    Standing,

    /// <summary>动态要闻类: two weeks.</summary>
    News,

    /// <summary>通知公告、政策文件类: six months.</summary>
    NoticesAndPolicies,

    /// <summary>人事、规划计划类: one year.</summary>
    PersonnelAndPlans,
}

/// <summary>Which standard section of the platform a column fills (国办公开办函〔2019〕61号); 法定主动公开内容 follows <see cref="Column.Article20"/>.</summary>
public enum ColumnSection
{
    None,

    /// <summary>政府信息公开指南</summary>
    Guide,

    /// <summary>政府信息公开制度</summary>
    Rules,

    /// <summary>政府信息公开年报</summary>
    AnnualReports,
}

/// <summary>Everything an administrator says about a column. Limits in days; null takes the rule's own.</summary>
/// <param name="Path"><see cref="WorkflowPath.Short"/> for news and reposts only.</param>
/// <param name="NeedsNumber">Papers of this column bear a document number (文号); the gate asks for it.</param>
/// <param name="Article20">Item of article 20 of the Regulation, 1 to 15; 0 for none.</param>
/// <param name="OwnerUnitId">The unit that answers for the column (责任处室); null where nobody does yet.</param>
/// <param name="FreshDays">Calendar days without news after which the column is stale.</param>
/// <param name="PublishDays">Working days from the date written within which a paper should be public.</param>
public sealed record ColumnFacts(
    string Name, string Description, WorkflowPath Path, bool NeedsNumber, int? ParentId, int Order,
    ColumnKind Kind = ColumnKind.NoticesAndPolicies, ColumnSection Section = ColumnSection.None, int Article20 = 0,
    int? OwnerUnitId = null, int? FreshDays = null, int? PublishDays = null, bool IsClosed = false);

/// <summary>A column (栏目) of the site. It says which path its papers take and what they must have (requirements A14, K5).</summary>
public sealed class Column
{
    public const int NameMaxLength = 40;
    public const int SlugMaxLength = 40;
    public const int DescriptionMaxLength = 200;
    public const int MaxDays = 1000;

    /// <summary>Items of article 20.</summary>
    public const int Article20Items = 15;

    private Column() => (Slug, Name, Description) = ("", "", "");

    public Column(string slug, ColumnFacts facts) : this()
    {
        Slug = slug;
        Set(facts);
    }

    public int Id { get; private set; }

    /// <summary>In the column's address; given once.</summary>
    public string Slug { get; private set; }
    public string Name { get; private set; }
    public string Description { get; private set; }
    public WorkflowPath Path { get; private set; }
    public bool NeedsNumber { get; private set; }
    public int? ParentId { get; private set; }
    public int Order { get; private set; }
    public ColumnKind Kind { get; private set; }
    public ColumnSection Section { get; private set; }
    public int Article20 { get; private set; }
    public int? OwnerUnitId { get; private set; }
    public int? FreshDays { get; private set; }
    public int? PublishDays { get; private set; }

    /// <summary>Takes no new papers; what it holds stays at its address.</summary>
    public bool IsClosed { get; private set; }
    public int Version { get; private set; }

    /// <summary>Calendar days after which it is stale without news; null for what stands until the facts change.</summary>
    public int? StaleAfter => IsClosed ? null : FreshDays ?? Kind switch
    {
        ColumnKind.News => 14,
        ColumnKind.NoticesAndPolicies => 183,
        ColumnKind.PersonnelAndPlans => 365,
        _ => null,
    };

    public ColumnFacts Facts => new(Name, Description, Path, NeedsNumber, ParentId, Order, Kind, Section, Article20, OwnerUnitId, FreshDays, PublishDays, IsClosed);

    public void Change(ColumnFacts facts)
    {
        if (facts.ParentId == Id) throw new RefusedException(new("ColumnUnderItself", "上级栏目不能是本栏目"));
        Set(facts);
        Version++;
    }

    private void Set(ColumnFacts f)
    {
        (Name, Description, Path, NeedsNumber, ParentId, Order) = (f.Name, f.Description, f.Path, f.NeedsNumber, f.ParentId, f.Order);
        (Kind, Section, Article20, OwnerUnitId, FreshDays, PublishDays, IsClosed) = (f.Kind, f.Section, f.Article20, f.OwnerUnitId, f.FreshDays, f.PublishDays, f.IsClosed);
    }
}

public static class ColumnNames
{
    public static string Chinese(this ColumnKind kind) => kind switch
    {
        ColumnKind.News => "动态要闻类",
        ColumnKind.NoticesAndPolicies => "通知公告、政策文件类",
        ColumnKind.PersonnelAndPlans => "人事、规划计划类",
        _ => "概况类",
    };

    public static string Chinese(this ColumnSection section) => section switch
    {
        ColumnSection.Guide => "政府信息公开指南",
        ColumnSection.Rules => "政府信息公开制度",
        ColumnSection.AnnualReports => "政府信息公开年报",
        _ => "无",
    };
}
