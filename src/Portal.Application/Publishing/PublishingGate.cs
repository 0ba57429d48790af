using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Search;
using Portal.Application.WorkPlans;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.Review;
using Portal.Domain.Search;

namespace Portal.Application.Publishing;

/// <summary>
/// The only way out: decides whether an edition may be public, and writes the shelf. Nothing else writes the shelf.
/// A failure leaves everything as it was.
/// </summary>
public sealed partial class PublishingGate(PortalDbContext db, WorkroomFiles workroom, ShelfFiles shelf, ShelfPages pages, IndexNumberRule numbers, ShelfFollower follower, TimeProvider clock)
{
    private static readonly Dictionary<string, string> NoTexts = [];

    /// <summary>Why it cannot be published now, whoever asks; the desk shows it beforehand.</summary>
    public async Task<Refusal?> WhyNotAsync(Edition edition, CancellationToken token)
    {
        if (edition.WhyNotPublic() is { } refusal) return refusal;
        var column = await db.Columns.AsNoTracking().SingleOrDefaultAsync(c => c.Id == edition.Content.ColumnId, token);
        if (column is null) return new("NoColumn", "栏目已经不在了");
        if (column.NeedsNumber && edition.DocumentNumber.Length == 0) return new("NoNumber", $"“{column.Name}”栏目的文件应当先登记发文字号");
        if (SecrecyMarks.Find($"{edition.Content.Title}\n{edition.Content.Summary}\n{edition.Content.Body}").Count > 0) return new("SecrecyMark", "含有国家秘密标志，不能公开");
        foreach (var attachment in edition.Attachments)
            if (await workroom.WhatIsWrongAsync(attachment.Sha256, token) is { } wrong) return new("File", $"附件“{attachment.Name}”{wrong}");
        if (edition.Document is { IndexNumber: null, ProposedIndexNumber: { } proposed })
        {
            var slug = Document.SlugOf(proposed);
            if (await db.ShelfRecords.AnyAsync(r => r.IndexNumber == proposed || r.Slug == slug, token)) return new("IndexNumberTaken", $"索引号{proposed}已经有文件使用，不能重复");
        }
        return null;
    }

    /// <summary>Publishes the edition under way. No actor: its set time has come.</summary>
    /// <exception cref="RefusedException">Something stands in the way.</exception>
    public async Task PublishAsync(Document document, Actor? actor, CancellationToken token)
    {
        var edition = document.Working ?? throw new RefusedException(Refusals.WrongState);
        if (actor is not null && edition.WhyNot(EditionAction.Publish, actor) is { } refusal) throw new RefusedException(refusal);
        if (await WhyNotAsync(edition, token) is { } reason) throw new RefusedException(reason);

        // The counters first, while nothing is changed yet: making one saves by itself.
        var counter = numbers.CounterOn(clock.Today());
        if (document.IndexNumber is null) await db.EnsureAsync(counter, token);
        if (document.ProposedIndexNumber is { } brought && numbers.Read(brought) is var (past, _)) await db.EnsureAsync(past, token);

        var now = clock.UtcNow();
        var previous = document.OnShelf;
        edition.Publish(actor, now);
        previous?.Supersede(now);
        var content = await ContentOfAsync(edition, token);
        var (files, texts) = await FilesOfAsync(edition, token);
        await WriteAsync(document, ShelfChangeKind.Added, record => record.Put(edition, content, files, clock.Today()), texts, counter, now, token);
    }

    /// <summary>Takes the record away with the edition's withdrawal or emergency stop, in one transaction.</summary>
    public async Task TakeAwayAsync(Document document, Action<Edition> step, CancellationToken token)
    {
        var edition = document.OnShelf ?? throw new RefusedException(Refusals.WrongState);
        step(edition);
        if (edition.ReplacedBySlug.Length > 0 && !await db.ShelfRecords.AnyAsync(r => r.Slug == edition.ReplacedBySlug && r.IsListed, token))
            throw new RefusedException(new("NoReplacement", "替代文件没有公开，请核对索引号"));
        var note = edition.State == EditionState.Stopped ? "" : edition.WithdrawalNote;
        await WriteAsync(document, ShelfChangeKind.Withdrawn, record => record.TakeAway(edition.WithdrawalReason, note, edition.ReplacedBySlug, clock.Today()), NoTexts, null, clock.UtcNow(), token);
        await RemoveUnusedFilesAsync(edition, token);
    }

    /// <summary>Puts a stopped record back, made anew out of the signed edition.</summary>
    public async Task PutBackAsync(Document document, Action<Edition> step, CancellationToken token)
    {
        var edition = document.OnShelf ?? throw new RefusedException(Refusals.WrongState);
        step(edition);
        if (await WhyNotAsync(edition, token) is { } refusal) throw new RefusedException(refusal);
        var content = await ContentOfAsync(edition, token);
        var (files, texts) = await FilesOfAsync(edition, token);
        await WriteAsync(document, ShelfChangeKind.Changed, record => record.PutBack(content, files), texts, null, clock.UtcNow(), token);
    }

    private async Task WriteAsync(Document document, ShelfChangeKind kind, Action<ShelfRecord> change, IReadOnlyDictionary<string, string> texts, string? counter, DateTime now, CancellationToken token)
    {
        await db.SaveNumberedAsync(async inner =>
        {
            var record = await db.ShelfRecords.Include(r => r.Files).SingleOrDefaultAsync(r => r.SourceId == document.Id, inner);
            var before = record is { IsListed: true } ? record.ColumnSlug : null;
            if (document.IndexNumber is null) document.EnterShelf(await IndexNumberAsync(document, counter!, inner));
            if (record is null) db.ShelfRecords.Add(record = ShelfRecord.New(document.IndexNumber!, document.Id));
            else if (kind == ShelfChangeKind.Added) kind = ShelfChangeKind.Changed;
            var shown = record.Files.Select(f => f.Sha256).ToList();
            change(record);
            if (kind != ShelfChangeKind.Withdrawn) await PutRedirectsOfAsync(document, inner);

            await db.NumberAsync([new ChangedRecord(record, kind, before)], now, inner);
            await PutTextsAsync(record, shown, texts, inner);
            await EvidenceWatch.SeeAsync(db, record.Slug, record.IsListed, now, inner);
        }, token);
        await follower.FollowNowAsync();
    }

    private async Task<string> IndexNumberAsync(Document document, string counter, CancellationToken token)
    {
        if (document.ProposedIndexNumber is not { } brought) return await NextIndexNumberAsync(counter, token);
        if (numbers.Read(brought) is var (past, serial)) await db.MovePastAsync(past, serial, token);
        return brought;
    }

    private async Task<string> NextIndexNumberAsync(string counter, CancellationToken token)
    {
        while (true)
        {
            var number = numbers.Number(clock.Today(), await db.RaiseAsync(counter, 1, token));
            var slug = Document.SlugOf(number);
            // An imported paper keeps the number it brought along, on the shelf already or still on its way.
            if (!await db.ShelfRecords.AnyAsync(r => r.Slug == slug, token) && !await db.Documents.AnyAsync(d => d.ProposedIndexNumber == number, token)) return number;
        }
    }

    private Task<ShelfContent> ContentOfAsync(Edition edition, CancellationToken token) => pages.ContentAsync(
        edition.Content, edition.Attribute!.Value, new Registration(edition.DocumentNumber, edition.DateWritten!.Value, edition.IssuedOn), edition.Validity, edition.Document.UnitId, token);

    private async Task<(IReadOnlyList<ShelfFile> Files, IReadOnlyDictionary<string, string> Texts)> FilesOfAsync(Edition edition, CancellationToken token)
    {
        var (files, texts) = (new List<ShelfFile>(), new Dictionary<string, string>());
        if (edition.Attribute != DisclosureAttribute.Proactive) return (files, texts);
        foreach (var attachment in edition.Attachments.OrderBy(a => a.Order))
        {
            var bytes = await workroom.ReadAsync(attachment.Sha256, token);
            if (bytes is null || FileStore.HashOf(bytes) != attachment.Sha256) throw new RefusedException(new("File", $"附件“{attachment.Name}”缺失或者损坏"));
            await shelf.PutAsync(bytes, token);
            texts[attachment.Sha256] = SearchableText.Of(attachment.Name, bytes);
            files.Add(new ShelfFile(attachment.Order, attachment.Name, attachment.Sha256, attachment.Size, attachment.ContentType));
        }
        return (files, texts);
    }

    // After the shelf's counter was raised, so that one transaction at a time is here. What no record shows any more goes with the change that took it away.
    private async Task PutTextsAsync(ShelfRecord record, IReadOnlyCollection<string> before, IReadOnlyDictionary<string, string> texts, CancellationToken token)
    {
        var now = record.Files.Select(f => f.Sha256).ToHashSet();
        var gone = before.Except(now).ToList();
        if (gone.Count > 0)
            await db.ShelfFileTexts.Where(t => gone.Contains(t.Sha256) && !db.ShelfRecords.Any(r => r.Id != record.Id && r.Files.Any(f => f.Sha256 == t.Sha256))).ExecuteDeleteAsync(token);
        foreach (var sha256 in now)
            if (texts.TryGetValue(sha256, out var text) && !await db.ShelfFileTexts.AnyAsync(t => t.Sha256 == sha256, token)) db.ShelfFileTexts.Add(new ShelfFileText(sha256, text));
    }

    // The row decides what /files answers; the copy itself goes too, unless another record shows the same bytes.
    private async Task RemoveUnusedFilesAsync(Edition edition, CancellationToken token)
    {
        foreach (var sha256 in edition.Attachments.Select(a => a.Sha256))
            if (!await db.ShelfRecords.AnyAsync(r => r.Files.Any(f => f.Sha256 == sha256), token)) shelf.Remove(sha256);
    }
}
