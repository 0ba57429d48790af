using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Application.Import;

/// <summary>One import by a sheet, with a line of report for every row and every file (requirement A11). A run that was broken off has no end; it is begun again.</summary>
public sealed class ImportRun
{
    public const int NameMaxLength = 200;
    public const int NotesMaxLength = 1000;

    private ImportRun() => (Name, Notes) = ("", "");

    public ImportRun(string name, int rows, string notes, int startedById, DateTime startedAt) =>
        (Name, Rows, Notes, StartedById, StartedAt) = (Cut(name, NameMaxLength), rows, Cut(notes, NotesMaxLength), startedById, startedAt);

    public int Id { get; private set; }

    /// <summary>Of the sheet.</summary>
    public string Name { get; private set; }
    public int Rows { get; private set; }

    /// <summary>What concerns the sheet as a whole, such as columns that are not understood.</summary>
    public string Notes { get; private set; }
    public int StartedById { get; private set; }
    public DateTime StartedAt { get; private set; }
    public DateTime? FinishedAt { get; private set; }

    public void Finish(DateTime at) => FinishedAt = at;

    internal static string Cut(string text, int max) => text.Length > max ? text[..max] : text;
}

/// <summary>What became of one row, or of a file that no row names.</summary>
public sealed class ImportRunLine
{
    public const int FileMaxLength = 400;
    public const int TextMaxLength = 1000;

    private ImportRunLine() => (File, Title, Reason, Unsure) = ("", "", "", "");

    public ImportRunLine(int runId, int row, string file, ImportStatus status, string title, string reason, string unsure, int? documentId) => (RunId, Row, File, Status, Title, Reason, Unsure, DocumentId) =
        (runId, row, ImportRun.Cut(file, FileMaxLength), status, ImportRun.Cut(title, TextMaxLength), ImportRun.Cut(reason, TextMaxLength), ImportRun.Cut(unsure, TextMaxLength), documentId);

    public int Id { get; private set; }
    public int RunId { get; private set; }

    /// <summary>As the spreadsheet counts; 0 for a file that no row names.</summary>
    public int Row { get; private set; }
    public string File { get; private set; }
    public ImportStatus Status { get; private set; }
    public string Title { get; private set; }
    public string Reason { get; private set; }

    /// <summary>Names of the fields a person has to look at, with commas.</summary>
    public string Unsure { get; private set; }
    public int? DocumentId { get; private set; }
}

internal sealed class ImportRunConfiguration : IEntityTypeConfiguration<ImportRun>
{
    public void Configure(EntityTypeBuilder<ImportRun> builder)
    {
        builder.ToTable("ImportRuns");
        builder.Property(r => r.Name).HasMaxLength(ImportRun.NameMaxLength);
        builder.Property(r => r.Notes).HasMaxLength(ImportRun.NotesMaxLength);
    }
}

internal sealed class ImportRunLineConfiguration : IEntityTypeConfiguration<ImportRunLine>
{
    public void Configure(EntityTypeBuilder<ImportRunLine> builder)
    {
        builder.ToTable("ImportRunLines");
        builder.Property(l => l.File).HasMaxLength(ImportRunLine.FileMaxLength);
        builder.Property(l => l.Title).HasMaxLength(ImportRunLine.TextMaxLength);
        builder.Property(l => l.Reason).HasMaxLength(ImportRunLine.TextMaxLength);
        builder.Property(l => l.Unsure).HasMaxLength(ImportRunLine.TextMaxLength);
        builder.HasIndex(l => new { l.RunId, l.Status, l.Id });
        builder.HasOne<ImportRun>().WithMany().HasForeignKey(l => l.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
