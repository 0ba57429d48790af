using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Publishing;
using Portal.Web.Filters;
using Portal.Web.Hosting;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Controllers;

/// <summary>For harvesters: every change of the shelf, and the columns and units that its records name (docs/interface.md).</summary>
[ApiController]
[Route(ApiHosting.Prefix)]
[KnownParameters]
[ShelfETag]
[Tags("变更、栏目和单位")]
public sealed class ApiShelfController(PublicSite site, ShelfItems items, SiteFacts facts, TimeProvider clock) : ControllerBase
{
    private string Root => PublicAddress.Root(facts.Current, Request);

    [HttpGet("changes")]
    [EndpointSummary("按编号取变更")]
    [EndpointDescription("编号随每次公开、修改、撤回逐次增加，按顺序给出，一个不漏。从 0 取到没有更多，就得到全部公开的信息；以后带着 next 再来，只取新的变更。")]
    [ProducesResponseType<ApiChanges>(StatusCodes.Status200OK, ApiJson.ContentType)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public async Task<IActionResult> Changes([FromQuery] ChangesQuestion question, CancellationToken token)
    {
        var after = question.After ?? 0;
        var page = await items.ChangesAsync(after, question.Limit ?? ChangesQuestion.Usual, token);
        var today = clock.Today();
        var next = page.Changes.Count > 0 ? page.Changes[^1].Number : after;
        return Ok(new ApiChanges([.. page.Changes.Select(c => ApiChange.Of(c, Root, today))], next, next < page.Last, page.Last));
    }

    [HttpGet("columns")]
    [EndpointSummary("列出栏目")]
    [ProducesResponseType<IReadOnlyList<ApiColumn>>(StatusCodes.Status200OK, ApiJson.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public async Task<IActionResult> Columns(CancellationToken token) => Ok((await site.ColumnsAsync(token)).Select(c => ApiColumn.Of(c, Root)).ToList());

    [HttpGet("units")]
    [EndpointSummary("列出单位")]
    [ProducesResponseType<IReadOnlyList<ApiUnit>>(StatusCodes.Status200OK, ApiJson.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public async Task<IActionResult> Units(CancellationToken token)
    {
        var units = await site.UnitsAsync(token);
        var names = units.ToDictionary(u => u.SourceId, u => u.Name);
        return Ok(units.Select(u => new ApiUnit(u.Name, u.Kind, u.ParentSourceId is { } parent ? names.GetValueOrDefault(parent) : null, u.Duties, u.Phone, u.Address)).ToList());
    }

    private JsonResult Ok<T>(T answer) => new(answer, ApiJson.Options) { ContentType = ApiJson.ContentType };
}
