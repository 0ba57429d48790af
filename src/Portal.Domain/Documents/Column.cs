namespace Portal.Domain.Documents;

/// <summary>A column (栏目) of the site. It says which path its papers take and what they must have (requirement A14).</summary>
public sealed class Column
{
    public const int NameMaxLength = 40;
    public const int SlugMaxLength = 40;
    public const int DescriptionMaxLength = 200;

    private Column() => (Slug, Name, Description) = ("", "", "");

    public Column(string slug, string name, string description, WorkflowPath path, bool needsNumber, int? parentId, int order) =>
        (Slug, Name, Description, Path, NeedsNumber, ParentId, Order) = (slug, name, description, path, needsNumber, parentId, order);

    public int Id { get; private set; }
    public string Slug { get; private set; }
    public string Name { get; private set; }
    public string Description { get; private set; }

    /// <summary><see cref="WorkflowPath.Short"/> for news and reposts only.</summary>
    public WorkflowPath Path { get; private set; }

    /// <summary>Papers of this column bear a document number (文号); the gate asks for it.</summary>
    public bool NeedsNumber { get; private set; }
    public int? ParentId { get; private set; }
    public int Order { get; private set; }
}
