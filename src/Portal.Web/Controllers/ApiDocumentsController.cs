using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Domain.Publishing;
using Portal.Web.Filters;
using Portal.Web.Hosting;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Controllers;

/// <summary>Documents for other systems (docs/interface.md).</summary>
[ApiController]
[Route(ApiHosting.Prefix)]
[KnownParameters]
[ShelfETag]
[Tags("信息")]
public sealed class ApiDocumentsController(PublicSite site, RecordLists lists, IRecordSearch search, ShelfSearch index, ShelfItems items, SiteFacts facts, TimeProvider clock) : ControllerBase
{
    private string Root => PublicAddress.Root(facts.Current, Request);

    [HttpGet("documents")]
    [EndpointSummary("按条件列出公开的信息")]
    [EndpointDescription("从新到旧排列。条件可以合用；不认识的参数和值答 400，并指出是哪一个。翻页用 next，不会因为新的发布而重复或者遗漏。")]
    [ProducesResponseType<ApiPage>(StatusCodes.Status200OK, ApiJson.ContentType)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public async Task<IActionResult> List([FromQuery] DocumentsQuestion question, CancellationToken token)
    {
        var filter = await FilterAsync(question, token);
        if (!ModelState.IsValid) return ApiProblems.Of(ModelState);
        var (words, limit) = (SearchWords.Clean(question.Words), question.Limit ?? PublicSite.PageSize);
        // The search index may be behind the shelf, or not there: such an answer is for now only.
        if ((words.Length > 0 || !filter.IsIndexed) && !index.IsUpToDate) Response.Headers.CacheControl = "no-store";
        var list = words.Length == 0 ? await lists.ListAsync(filter, question.After, limit, token) : await search.FindAsync(new RecordQuestion(words, filter), question.After, limit, token);
        var found = await items.ByIdAsync([.. list.Records.Select(r => r.Id)], token);
        var today = clock.Today();
        return Ok(new ApiPage { Items = [.. found.Select(i => ApiItem.Of(i, Root, today))], Total = Math.Min(list.Total, RecordList.TotalCap), TotalIsLowerBound = list.TotalIsLowerBound, Next = list.Next });
    }

    [HttpGet("documents/{indexNumber}")]
    [EndpointSummary("取一项信息的全部内容")]
    [EndpointDescription("正文有 HTML、Markdown、纯文本三种。依申请公开的只有著录项。已经撤回的答 410，说明原因；没有公开的一律答 404。")]
    [ProducesResponseType<ApiDocument>(StatusCodes.Status200OK, ApiJson.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status410Gone, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public async Task<IActionResult> Show([System.ComponentModel.Description("索引号，其中的 / 写作 -")] string indexNumber)
    {
        if (await site.FindAsync(indexNumber) is not { } record) return ApiProblems.Of(StatusCodes.Status404NotFound);
        var today = clock.Today();
        return record.State is ShelfState.Gone or ShelfState.ReplacedBy ? Gone(new DocumentPage(record, today)) : Ok(ApiDocument.Of(record, Root, today));
    }

    private JsonResult Ok<T>(T answer) => new(answer, ApiJson.Options) { ContentType = ApiJson.ContentType };

    private JsonResult Gone(DocumentPage page) => ApiProblems.Of(StatusCodes.Status410Gone, page.GoneSentence + page.Record.WithdrawalNote,
        ("indexNumber", page.Record.IndexNumber), ("withdrawnOn", Words.Iso(page.Record.WithdrawnOn)), ("reason", page.Record.WithdrawalReason?.ToString()),
        ("replacedBy", page.Record.ReplacedBySlug.Length > 0 ? $"{Root}{ApiHosting.Prefix}/documents/{Uri.EscapeDataString(page.Record.ReplacedBySlug)}" : null));

    private async Task<RecordFilter> FilterAsync(DocumentsQuestion question, CancellationToken token)
    {
        var columns = await site.ColumnsAsync(token);
        if (question.Column is { } column && columns.All(c => c.Slug != column)) ModelState.AddModelError("column", "没有这个栏目，栏目见 /api/v1/columns");
        if (question.Unit is { } unit && (await site.UnitsAsync(token)).All(u => u.Name != unit) && !await lists.IsKnownAsync(new RecordFilter(clock.Today()) { Unit = unit }, token)) ModelState.AddModelError("unit", "没有这个单位，单位见 /api/v1/units");
        if (question.Subject is { } subject && !await lists.IsKnownAsync(new RecordFilter(clock.Today()) { Topic = subject }, token)) ModelState.AddModelError("subject", "没有这个主题的信息，主题见各项信息的 subject");
        var span = PublicationDays.Span(question.Year, question.Month, question.ExactDay());
        return new RecordFilter(clock.Today())
        {
            Columns = question.Column is { } slug ? [slug, .. columns.Where(c => c.ParentSlug == slug).Select(c => c.Slug)] : null,
            From = span?.From,
            Before = span?.Before,
            Unit = question.Unit,
            Topic = question.Subject,
            Validity = question.Validity,
            Attribute = question.Kind,
        };
    }
}
