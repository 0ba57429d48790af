using System.Text;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Domain.Publishing;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>A record to carry away: Word, plain text, paper, telephone. All are made of the shelf's record when asked for; where the page shows no text, they do not exist either.</summary>
public sealed class DownloadsController(PublicSite site, SiteFacts facts, TimeProvider clock) : Controller
{
    [HttpGet("/documents/{slug}.docx")]
    public Task<IActionResult> Word(string slug) => WithTextAsync(slug, page =>
    {
        var (root, content) = (PublicAddress.Root(facts.Current, Request), page.Record.Content);
        using var paper = new WordDocument(content.Title, content.IssuingBody, root, page.Record.PublishedAt);
        paper.Facts(Table(page));
        foreach (var note in Notes(page)) paper.Line(note);
        paper.Title(content.Title).Number(content.DocumentNumber).Html(content.Html);
        foreach (var line in Foot(page)) paper.Line(line);
        return File(paper.ToArray(), WordDocument.ContentType, $"{slug}.docx");
    });

    [HttpGet("/documents/{slug}.txt")]
    public Task<IActionResult> PlainText(string slug) => WithTextAsync(slug, page =>
    {
        var content = page.Record.Content;
        var text = new StringBuilder();
        foreach (var (name, value) in Table(page)) text.Append(name).Append('：').AppendLine(value);
        text.AppendLine();
        foreach (var note in Notes(page)) text.AppendLine(note).AppendLine();
        text.AppendLine(content.Title);
        if (content.DocumentNumber.Length > 0) text.AppendLine(content.DocumentNumber);
        text.AppendLine().AppendLine(content.PlainText).AppendLine();
        foreach (var line in Foot(page)) text.AppendLine(line);
        return Content(text.ToString().ReplaceLineEndings("\r\n"), "text/plain", Encoding.UTF8);
    });

    [HttpGet("/documents/{slug}/print")]
    public Task<IActionResult> Print(string slug) => WithTextAsync(slug, page => View("Print", page));

    [HttpGet("/documents/{slug}/qr.svg")]
    public async Task<IActionResult> Qr(string slug)
    {
        HttpContext.MadeOf(ShelfTags.Record(slug));
        if (await site.FindAsync(slug) is not { } record) return NotFound();
        return Content(QrSvg.Of($"{PublicAddress.Root(facts.Current, Request)}/documents/{record.Slug}"), "image/svg+xml", Encoding.UTF8);
    }

    private async Task<IActionResult> WithTextAsync(string slug, Func<DocumentPage, IActionResult> answer)
    {
        HttpContext.MadeOf(ShelfTags.Record(slug));
        if (await site.FindAsync(slug) is not { } record || record.State == ShelfState.ListedOnly) return NotFound();
        var page = new DocumentPage(record, clock.Today());
        // The record may be withdrawn: browsers ask again each time.
        Response.Headers.CacheControl = "no-cache";
        if (record.State is ShelfState.Visible or ShelfState.Banner) return answer(page);
        var withdrawn = View("~/Views/Documents/Withdrawn.cshtml", page);
        withdrawn.StatusCode = StatusCodes.Status410Gone;
        return withdrawn;
    }

    private static List<(string Name, string Value)> Table(DocumentPage page)
    {
        List<(string Name, string Value)> table = [.. page.Facts];
        if (page.Record.Content.Summary is { Length: > 0 } summary) table.Add(("内容概述", summary));
        if (page.Record.Content.Source is { Length: > 0 } source) table.Add(("来源", $"{source} {page.Record.Content.SourceUrl}".TrimEnd()));
        return table;
    }

    private static IEnumerable<string> Notes(DocumentPage page) => new[] { page.WithdrawalNote, page.ValidityNote }.Where(n => n.Length > 0);

    private IEnumerable<string> Foot(DocumentPage page)
    {
        foreach (var file in page.Record.Files.OrderBy(f => f.Order)) yield return $"附件{file.Order}：{file.Name}（{Words.Size(file.Size)}，见网页）";
        yield return $"{facts.Current.Name}：{PublicAddress.Root(facts.Current, Request)}/documents/{page.Record.Slug}";
    }
}
