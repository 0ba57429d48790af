using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Application.Reports;
using Portal.Domain.Documents;
using Portal.Domain.Reports;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What was published, month by month: unit by column by channel, originals and reposts apart.</summary>
[Area("Admin")]
[Authorize(Policies.Audit)]
public sealed class FiguresController(FiguresReading figures, OfficeReading reading, TimeProvider clock) : Controller
{
    [HttpGet("admin/figures")]
    public async Task<IActionResult> Index(FiguresFilter filter, CancellationToken token)
    {
        filter = WithDefaults(filter);
        var named = Span(filter) is var (from, to) ? await figures.ReadAsync(from, to, filter.Unit, token) : null;
        if (named is null) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new FiguresPage(filter, named, await reading.UnitsAsync(token)));
    }

    [HttpGet("admin/figures/xlsx")]
    public async Task<IActionResult> Download(FiguresFilter filter, CancellationToken token)
    {
        filter = WithDefaults(filter);
        if (Span(filter) is not var (from, to)) return LocalRedirect("/admin/figures" + filter.Query(filter.Unit));
        return File(FiguresWorkbook.Write(await figures.ReadAsync(from, to, filter.Unit, token)), Workbook.MimeType, $"公开统计{from}至{to}.xlsx");
    }

    // The year up to this month.
    private FiguresFilter WithDefaults(FiguresFilter filter)
    {
        var now = YearMonth.Of(clock.Today());
        return filter with { From = string.IsNullOrWhiteSpace(filter.From) ? new YearMonth(now.Year, 1).ToString() : filter.From, To = string.IsNullOrWhiteSpace(filter.To) ? now.ToString() : filter.To };
    }

    private (YearMonth From, YearMonth To)? Span(FiguresFilter filter)
    {
        var (from, to) = (YearMonth.Parse(filter.From), YearMonth.Parse(filter.To));
        if (from is null || from < YearMonth.Of(Edition.FirstDay)) ModelState.AddModelError("from", "开始月份应当写作 2026-01，不早于1949年10月");
        if (to is null) ModelState.AddModelError("to", "结束月份应当写作 2026-06");
        if (from is { } first && to is { } last && ModelState.IsValid)
        {
            if (last < first) ModelState.AddModelError("to", "结束月份早于开始月份");
            else if (first.MonthsTo(last) > MonthlyFigures.MaxMonths) ModelState.AddModelError("to", $"一次最多统计{MonthlyFigures.MaxMonths}个月");
            else return (first, last);
        }
        return null;
    }
}
