using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Files;
using Portal.Application.Training;
using Portal.Domain.Training;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The year's training in figures, as a page and as files.</summary>
[Area("Admin")]
[Authorize(Policies.Audit)]
public sealed class TrainingFiguresController(TrainingFiguresReading reading, CurrentActor current, TimeProvider clock) : Controller
{
    [HttpGet("admin/training/figures")]
    public async Task<IActionResult> Index(int? year, CancellationToken token) =>
        View(new TrainingFiguresPage(await reading.ReadAsync(Shown(year), token), TrainingDuties.SeesSessions(await current.GetAsync())));

    [HttpGet("admin/training/figures/xlsx")]
    public async Task<IActionResult> Xlsx(int? year, CancellationToken token) =>
        File(TrainingFiles.Workbook(await reading.ReadAsync(Shown(year), token)), Workbook.MimeType, $"政务公开培训统计{Shown(year)}年.xlsx");

    [HttpGet("admin/training/figures/csv")]
    public async Task<IActionResult> Csv(int? year, CancellationToken token) =>
        File(Encoding.UTF8.GetBytes(TrainingFiles.Csv(await reading.ReadAsync(Shown(year), token))), "text/csv; charset=utf-8", $"政务公开培训场次{Shown(year)}年.csv");

    private int Shown(int? year) => year is >= TrainingLine.FirstYear and <= TrainingLine.LastYear ? year.Value : clock.Today().Year;
}
