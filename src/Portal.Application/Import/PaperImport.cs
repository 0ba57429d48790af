using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;

namespace Portal.Application.Import;

public enum ImportStatus
{
    /// <summary>A draft was made of it.</summary>
    Taken,

    /// <summary>The same bytes came in before.</summary>
    Known,
    Refused,
}

/// <summary>What became of one file.</summary>
public sealed record ImportLine(string File, ImportStatus Status, string? Reason, PaperReading? Reading, int? DocumentId);

/// <summary>Where imported papers go. <paramref name="ColumnId"/> 0: the person who finishes the draft chooses.</summary>
public sealed record ImportTarget(int UnitId, int ColumnId, Actor Actor);

/// <summary>Makes drafts of files, one by one: a bad one never stops the others (requirement A11).</summary>
public sealed class PaperImport(PortalDbContext db, PaperReader reader, SecrecyGuard guard, WorkroomFiles files, Deadlines deadlines, TimeProvider clock)
{
    /// <summary>Reads the file and says what would become of it; writes nothing.</summary>
    public async Task<ImportLine> TryAsync(string file, byte[] bytes, bool databaseIsThere, CancellationToken token)
    {
        try
        {
            var reading = reader.Read(file, bytes);
            var known = databaseIsThere && await KnownAsync(FileStore.HashOf(bytes), token) is not null;
            return new ImportLine(file, known ? ImportStatus.Known : ImportStatus.Taken, known ? "内容相同的文件已经导入过" : null, reading, null);
        }
        catch (IntakeRefusedException refused)
        {
            return new ImportLine(file, ImportStatus.Refused, refused.Message, null, null);
        }
    }

    public async Task<ImportLine> ImportAsync(string file, byte[] bytes, ImportTarget target, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        try
        {
            var sha256 = FileStore.HashOf(bytes);
            var reading = reader.Read(file, bytes);
            if (await KnownAsync(sha256, token) is { } known) return new ImportLine(file, ImportStatus.Known, "内容相同的文件已经导入过", reading, known);
            reading = await CheckedAsync(reading, token);
            var document = Draft(reading, target);
            db.Documents.Add(document);
            if (await db.StoredFiles.FindAsync([sha256], token) is null) db.StoredFiles.Add(new StoredFile(sha256, bytes.Length, clock.UtcNow(), target.Actor.UserId));
            await files.PutAsync(bytes, token);
            deadlines.Set(document.Working!, await deadlines.CalendarAsync(token), await deadlines.ColumnLimitsAsync(token));
            await db.SaveNumberedAsync(async inner =>
            {
                await db.ImportedFiles.Where(f => f.Sha256 == sha256).ExecuteDeleteAsync(inner);
                db.ImportedFiles.Add(new ImportedFile(sha256, document.Id, clock.UtcNow()));
                db.AuditEvents.Add(new AuditEvent("import.taken", nameof(Document), document.Id, $"SHA-256 {sha256}", new Stamp(target.Actor.UserId, clock.UtcNow())));
            }, token);
            return new ImportLine(file, ImportStatus.Taken, null, reading, document.Id);
        }
        catch (SecrecyMarkException refused)
        {
            await guard.RecordAsync(FileIntake.SafeFileName(Path.GetFileName(file)), bytes, target.Actor, token);
            return new ImportLine(file, ImportStatus.Refused, refused.Message, null, null);
        }
        catch (IntakeRefusedException refused)
        {
            return new ImportLine(file, ImportStatus.Refused, refused.Message, null, null);
        }
    }

    private Document Draft(PaperReading reading, ImportTarget target)
    {
        var now = clock.UtcNow();
        var document = new Document(target.UnitId, new Stamp(target.Actor.UserId, now), reading.IndexNumber);
        var edition = document.StartFirst(new EditionContent
        {
            ColumnId = target.ColumnId,
            Title = reading.Title ?? "",
            IssuingBody = reading.IssuingBody ?? "",
            Attribute = reading.Attribute,
            Source = reading.Source ?? "",
            SourceUrl = reading.SourceUrl ?? "",
            FirstPublishedOn = reading.PublishedOn,
            Body = reading.BodyMarkdown,
        }, target.Actor, now, asImport: true);
        edition.BringRegistration(reading.DocumentNumber ?? "", reading.DateWritten, null, reading.IndexNumber, target.Actor, now);
        edition.MarkUnsure(reading.Unsure);
        return document;
    }

    /// <summary>The document that the same bytes became; a discarded draft does not stand in the way.</summary>
    private Task<int?> KnownAsync(string sha256, CancellationToken token) =>
        db.ImportedFiles.Where(f => f.Sha256 == sha256 && db.Editions.Any(e => e.DocumentId == f.DocumentId && e.State != EditionState.Discarded)).Select(f => (int?)f.DocumentId).FirstOrDefaultAsync(token);

    private async Task<PaperReading> CheckedAsync(PaperReading reading, CancellationToken token)
    {
        var unsure = reading.Unsure.ToList();
        reading = reading with
        {
            Title = Fit(reading.Title, EditionContent.TitleMaxLength, PaperFields.Title),
            IssuingBody = Fit(reading.IssuingBody, EditionContent.LineMaxLength, PaperFields.IssuingBody),
            DocumentNumber = Fit(reading.DocumentNumber, Edition.DocumentNumberMaxLength, PaperFields.DocumentNumber),
            IndexNumber = Fit(reading.IndexNumber, Document.IndexNumberMaxLength, PaperFields.IndexNumber),
            Source = Fit(reading.Source, EditionContent.LineMaxLength, PaperFields.Source),
            SourceUrl = reading.SourceUrl is { Length: > EditionContent.UrlMaxLength } ? null : reading.SourceUrl,
        };
        if (reading.IndexNumber is { } read && !Document.IsIndexNumber(read))
        {
            unsure.Add(new UnsureField(PaperFields.IndexNumber, $"“{read}”不像索引号，没有采用"));
            reading = reading with { IndexNumber = null };
        }
        if (reading.DateWritten is { } written && (written < Edition.FirstDay || written > clock.Today()))
        {
            unsure.Add(new UnsureField(PaperFields.DateWritten, $"{written:yyyy-MM-dd}不可能是成文日期，没有采用"));
            reading = reading with { DateWritten = null };
        }
        if (reading.PublishedOn is { } published && (published < Edition.FirstDay || published > clock.Today()))
        {
            unsure.Add(new UnsureField(PaperFields.PublishedOn, $"{published:yyyy-MM-dd}不可能是发布日期，没有采用"));
            reading = reading with { PublishedOn = null };
        }
        if (reading.BodyMarkdown.Length > EditionContent.BodyMaxLength) throw new IntakeRefusedException($"正文超过{EditionContent.BodyMaxLength}字，请拆分后导入");
        if (reading.IndexNumber is { } number && await db.Documents.AnyAsync(d => d.IndexNumber == number || d.ProposedIndexNumber == number, token))
            unsure.Add(new UnsureField(PaperFields.IndexNumber, $"已有文件使用索引号{number}"));
        return reading with { Unsure = unsure };

        string? Fit(string? text, int max, string field)
        {
            if (text is null || text.Length <= max) return text;
            unsure.Add(new UnsureField(field, $"超过{max}字，只取了前一部分"));
            return text[..max];
        }
    }
}
