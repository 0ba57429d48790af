using Microsoft.AspNetCore.Mvc;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Filters;
using Portal.Web.Hosting;
using Portal.Web.Models;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Controllers;

/// <summary>Work plans and livelihood projects for other systems, as JSON and as tables (requirements F9, I6; docs/interface.md).</summary>
[ApiController]
[Route(ApiHosting.Prefix + "/work-plans")]
[KnownParameters]
[ShelfETag]
[Tags("工作要点和民生实事项目")]
public sealed class ApiPlansController(PublicPlans plans, SiteFacts facts) : ControllerBase
{
    private const string YearWords = "年度";
    private string Root => PublicAddress.Root(facts.Current, Request);

    [HttpGet]
    [EndpointSummary("列出各年的工作要点和民生实事项目")]
    [EndpointDescription("从新到旧。进度截至 asOf 那一天，经签发后公布；逾期的单独计数。")]
    [ProducesResponseType<IReadOnlyList<ApiPlanLine>>(StatusCodes.Status200OK, ApiJson.ContentType)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public async Task<IActionResult> List(CancellationToken token) => Json((await plans.AllAsync(token)).Select(p => ApiPlanLine.Of(p, Root)).ToList());

    [HttpGet("{year:int:length(4)}")]
    [EndpointSummary("取一年的全部任务和进展")]
    [EndpointDescription("各部分、任务、承担单位、进度、进展情况、佐证和经批准的调整。佐证已经撤回的，没有标题和地址。")]
    [ProducesResponseType<ApiPlan>(StatusCodes.Status200OK, ApiJson.ContentType)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public Task<IActionResult> Show([System.ComponentModel.Description(YearWords)] int year, [FromQuery] PlanQuestion question, CancellationToken token) =>
        AnswerAsync(year, question, (plan, listed) => Json(ApiPlan.Of(plan, listed, Root)), token);

    [HttpGet("{year:int:length(4)}.csv")]
    [EndpointSummary("取一年的任务和进展，CSV 表格")]
    [EndpointDescription("每项任务一行。UTF-8，有字节顺序标记，可以直接用表格软件打开。")]
    [ProducesResponseType<string>(StatusCodes.Status200OK, "text/csv")]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public Task<IActionResult> Csv([System.ComponentModel.Description(YearWords)] int year, [FromQuery] PlanQuestion question, CancellationToken token) =>
        AnswerAsync(year, question, (plan, listed) => this.Csv(new PlanTables(plan, listed, Root)), token);

    [HttpGet("{year:int:length(4)}.xlsx")]
    [EndpointSummary("取一年的任务和进展，XLSX 表格")]
    [EndpointDescription("四张表：任务、单位分工、佐证、汇总。")]
    [ProducesResponseType<FileContentResult>(StatusCodes.Status200OK, Workbook.MimeType)]
    [ProducesResponseType<ValidationProblemDetails>(StatusCodes.Status400BadRequest, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, ApiProblems.ContentType)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, ApiProblems.ContentType)]
    public Task<IActionResult> Xlsx([System.ComponentModel.Description(YearWords)] int year, [FromQuery] PlanQuestion question, CancellationToken token) =>
        AnswerAsync(year, question, (plan, listed) => this.Xlsx(new PlanTables(plan, listed, Root)), token);

    private async Task<IActionResult> AnswerAsync(int year, PlanQuestion question, Func<PublicPlan, IReadOnlySet<string>, IActionResult> answer, CancellationToken token) =>
        await plans.FindAsync(question.Kind ?? WorkPlanKind.WorkPlan, year, token) is { } plan ? answer(plan, await plans.ListedAsync(plan, token)) : ApiProblems.Of(StatusCodes.Status404NotFound, "这一年的计划没有公布，已经公布的见 /api/v1/work-plans");

    private static JsonResult Json<T>(T answer) => new(answer, ApiJson.Options) { ContentType = ApiJson.ContentType };
}
