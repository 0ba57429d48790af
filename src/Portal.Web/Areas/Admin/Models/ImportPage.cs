using Portal.Application.Import;
using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Web.Areas.Admin.Models;

public sealed class ImportForm
{
    public int UnitId { get; init; }

    /// <summary>0: chosen later, in the draft.</summary>
    public int ColumnId { get; init; }
    public List<IFormFile> Uploads { get; init; } = [];
}

public sealed record ImportPage(ImportForm Form, IReadOnlyList<Unit> Units, IReadOnlyList<Column> Columns, IReadOnlyList<ImportLine> Lines);
