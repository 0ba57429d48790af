using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Review;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;

namespace Portal.Application.Import;

public enum ImportStatus
{
    /// <summary>A draft was made of it.</summary>
    Taken,

    /// <summary>The same bytes came in before.</summary>
    Known,
    Refused,

    /// <summary>It lies there, and no row of the sheet names it.</summary>
    Unnamed,
}

/// <summary>What became of one file.</summary>
public sealed record ImportLine(string File, ImportStatus Status, string? Reason, PaperReading? Reading, int? DocumentId);

/// <summary>Where imported papers go. <paramref name="ColumnId"/> 0: the person who finishes the draft chooses.</summary>
public sealed record ImportTarget(int UnitId, int ColumnId, Actor Actor);

/// <summary>Makes drafts of files, one by one: a bad one never stops the others (requirement A11).</summary>
public sealed class PaperImport(PortalDbContext db, PaperReader reader, FileIntake intake, SecrecyGuard guard, WorkroomFiles files, Deadlines deadlines, TimeProvider clock)
{
    /// <summary>Reads the file and says what would become of it; writes nothing.</summary>
    public Task<ImportLine> TryAsync(string file, byte[] bytes, bool databaseIsThere, CancellationToken token) => TryAsync(file, bytes, SheetFacts.None, databaseIsThere, token);

    /// <summary>The same with what a sheet says of the paper.</summary>
    public async Task<ImportLine> TryAsync(string file, byte[] bytes, SheetFacts facts, bool databaseIsThere, CancellationToken token)
    {
        try
        {
            var reading = facts.Over(reader.Read(file, bytes));
            foreach (var attachment in facts.Attachments) intake.AcceptAttachment(attachment.Name, attachment.Bytes);
            var known = databaseIsThere && await KnownAsync(FileStore.HashOf(bytes), token) is not null;
            return new ImportLine(file, known ? ImportStatus.Known : ImportStatus.Taken, known ? "内容相同的文件已经导入过" : null, reading, null);
        }
        catch (IntakeRefusedException refused)
        {
            return new ImportLine(file, ImportStatus.Refused, refused.Message, null, null);
        }
    }

    public Task<ImportLine> ImportAsync(string file, byte[] bytes, ImportTarget target, CancellationToken token) => ImportAsync(file, bytes, target, SheetFacts.None, null, token);

    /// <summary>The same with what a sheet says of the paper, its attachments and its old addresses: all of it comes in, or nothing.</summary>
    /// <param name="alongside">Adds what is to be saved with it.</param>
    public async Task<ImportLine> ImportAsync(string file, byte[] bytes, ImportTarget target, SheetFacts facts, Action<ImportLine>? alongside, CancellationToken token)
    {
        db.ChangeTracker.Clear();
        var looked = (Name: file, Bytes: bytes);
        try
        {
            var sha256 = FileStore.HashOf(bytes);
            var reading = facts.Over(reader.Read(file, bytes));
            if (await KnownAsync(sha256, token) is { } known) return new ImportLine(file, ImportStatus.Known, "内容相同的文件已经导入过", reading, known);
            var attachments = new List<(AcceptedFile File, byte[] Bytes)>();
            foreach (var attachment in facts.Attachments)
            {
                looked = (attachment.Name, attachment.Bytes);
                attachments.Add((intake.AcceptAttachment(attachment.Name, attachment.Bytes), attachment.Bytes));
            }
            reading = await CheckedAsync(reading, token);
            var document = Draft(reading, target, facts);
            db.Documents.Add(document);
            await KeepAsync(bytes, target.Actor, token);
            foreach (var (accepted, content) in attachments)
                document.Working!.Attach(accepted.Name, await KeepAsync(content, target.Actor, token), content.Length, accepted.MimeType, target.Actor, clock.UtcNow());
            var line = new ImportLine(file, ImportStatus.Taken, null, reading, null);
            deadlines.Set(document.Working!, await deadlines.CalendarAsync(token), await deadlines.ColumnLimitsAsync(token));
            await db.SaveNumberedAsync(async inner =>
            {
                await db.ImportedFiles.Where(f => f.Sha256 == sha256).ExecuteDeleteAsync(inner);
                db.ImportedFiles.Add(new ImportedFile(sha256, document.Id, clock.UtcNow()));
                db.AuditEvents.Add(new AuditEvent("import.taken", nameof(Document), document.Id, $"SHA-256 {sha256}{string.Concat(facts.OldAddresses.Select(a => "，原网址 " + a))}", new Stamp(target.Actor.UserId, clock.UtcNow())));
                if (facts.OldAddresses.Count > 0)
                    // A draft that was discarded keeps no address from its successor.
                    await db.OldAddresses.Where(a => facts.OldAddresses.Contains(a.Path) && !a.IsReleased && a.DocumentId != null && !db.Editions.Any(e => e.DocumentId == a.DocumentId && e.State != EditionState.Discarded)).ExecuteDeleteAsync(inner);
                db.OldAddresses.AddRange(facts.OldAddresses.Select(a => OldAddress.ToDocument(a, document.Id)));
                alongside?.Invoke(line = line with { DocumentId = document.Id });
            }, token);
            return line with { DocumentId = document.Id };
        }
        catch (SecrecyMarkException refused)
        {
            await guard.RecordAsync(FileIntake.SafeFileName(Path.GetFileName(looked.Name)), looked.Bytes, target.Actor, token);
            return new ImportLine(file, ImportStatus.Refused, refused.Message, null, null);
        }
        catch (IntakeRefusedException refused)
        {
            return new ImportLine(file, ImportStatus.Refused, refused.Message, null, null);
        }
    }

    private async Task<string> KeepAsync(byte[] bytes, Actor actor, CancellationToken token)
    {
        var sha256 = await files.PutAsync(bytes, token);
        if (await db.StoredFiles.FindAsync([sha256], token) is null) db.StoredFiles.Add(new StoredFile(sha256, bytes.Length, clock.UtcNow(), actor.UserId));
        return sha256;
    }

    private Document Draft(PaperReading reading, ImportTarget target, SheetFacts facts)
    {
        var now = clock.UtcNow();
        var document = new Document(target.UnitId, new Stamp(target.Actor.UserId, now), reading.IndexNumber);
        var edition = document.StartFirst(new EditionContent
        {
            ColumnId = facts.ColumnId ?? target.ColumnId,
            Title = reading.Title ?? "",
            IssuingBody = reading.IssuingBody ?? "",
            Subject = facts.Subject,
            Summary = facts.Summary,
            Attribute = reading.Attribute,
            AttributeReason = facts.Reason,
            LegalBasis = facts.Basis,
            OtherLegalBasis = facts.OtherBasis,
            Source = reading.Source ?? "",
            SourceUrl = reading.SourceUrl ?? "",
            FirstPublishedOn = reading.PublishedOn,
            Body = reading.BodyMarkdown,
        }, target.Actor, now, asImport: true);
        edition.BringRegistration(reading.DocumentNumber ?? "", reading.DateWritten, facts.IssuedOn, reading.IndexNumber, target.Actor, now);
        edition.BringValidity(facts.Validity, target.Actor, now);
        edition.MarkUnsure(reading.Unsure);
        return document;
    }

    /// <summary>The document that the same bytes became; a discarded draft does not stand in the way.</summary>
    public Task<int?> KnownAsync(string sha256, CancellationToken token) =>
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
