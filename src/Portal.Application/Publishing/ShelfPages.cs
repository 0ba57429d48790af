using Microsoft.EntityFrameworkCore;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Publishing;

/// <summary>What is registered of a paper beside its content.</summary>
public sealed record Registration(string DocumentNumber, DateOnly DateWritten, DateOnly? IssuedOn);

/// <summary>Makes of an edition's content what the public will read: for the gate, and for the preview before it.</summary>
public sealed class ShelfPages(PortalDbContext db, TimeProvider clock)
{
    /// <summary>Where a draft has no index number yet.</summary>
    public const string NumberToCome = "公开时编号";

    public async Task<ShelfContent> ContentAsync(EditionContent content, DisclosureAttribute attribute, Registration registration, Validity validity, int unitId, CancellationToken token)
    {
        var column = await db.Columns.AsNoTracking().Where(c => c.Id == content.ColumnId).Select(c => new { c.Slug, c.Name }).SingleOrDefaultAsync(token);
        var unit = await db.Units.AsNoTracking().Where(u => u.Id == unitId).Select(u => u.Name).SingleOrDefaultAsync(token);
        return Of(content, attribute, registration, validity, column?.Slug ?? "", column?.Name ?? "", unit ?? "");
    }

    /// <summary>The same where column and unit are known.</summary>
    public static ShelfContent Of(EditionContent content, DisclosureAttribute attribute, Registration registration, Validity validity, string columnSlug, string columnName, string unitName)
    {
        var open = attribute == DisclosureAttribute.Proactive;
        return new ShelfContent
        {
            Title = content.Title,
            ColumnSlug = columnSlug,
            ColumnName = columnName,
            UnitName = unitName,
            IssuingBody = content.IssuingBody,
            DocumentNumber = registration.DocumentNumber,
            Attribute = attribute,
            Subject = open ? content.Subject : "",
            Summary = open ? content.Summary : "",
            DateWritten = registration.DateWritten,
            IssuedOn = registration.IssuedOn,
            InForceFrom = content.InForceFrom,
            ValidUntil = content.ValidUntil,
            Validity = validity,
            Source = open ? content.Source : "",
            SourceUrl = open && SafeUrl.IsHttp(content.SourceUrl) ? content.SourceUrl : "",
            Html = open ? MarkdownRenderer.ToHtml(content.Body) : "",
            PlainText = open ? MarkdownRenderer.ToPlainText(content.Body) : "",
        };
    }

    /// <summary>The record that a draft would become today; written nowhere.</summary>
    public async Task<ShelfRecord> SketchAsync(EditionContent content, string documentNumber, DateOnly? dateWritten, DateOnly? issuedOn, int unitId, Edition? edition, CancellationToken token)
    {
        var attribute = content.Attribute ?? DisclosureAttribute.Proactive;
        var page = await ContentAsync(content.Cleaned(), attribute, new Registration(documentNumber, dateWritten ?? clock.Today(), issuedOn), edition?.Validity ?? Validity.InForce, unitId, token);
        var files = attribute == DisclosureAttribute.Proactive && edition is not null
            ? edition.Attachments.OrderBy(a => a.Order).Select(a => new ShelfFile(a.Order, a.Name, a.Sha256, a.Size, a.ContentType)).ToList() : [];
        var number = edition?.Document.IndexNumber ?? edition?.Document.ProposedIndexNumber ?? NumberToCome;
        return ShelfRecord.Sketch(number, page, files, content.FirstPublishedOn ?? clock.Today(), clock.UtcNow());
    }
}
