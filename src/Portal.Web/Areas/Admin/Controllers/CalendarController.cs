using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.People;
using Portal.Domain.Calendar;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The working-day calendar: its years, their revisions, and a sum for who wants to check one.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class CalendarController(CalendarDesk desk, Deadlines deadlines, PeopleList people, CurrentActor current, TimeProvider clock, IValidator<CalendarForm> validator) : Controller
{
    private const int FirstYear = 2000;
    private const int LastYear = 2199;

    [HttpGet("admin/calendar")]
    public async Task<IActionResult> Index(DueForm due, CancellationToken token)
    {
        var years = await desk.CurrentAsync(token);
        if (due.Days is < 0 or > WorkCalendar.MaxLimit) ModelState.AddModelError(nameof(due.Days), $"工作日数应当在0到{WorkCalendar.MaxLimit}之间");
        if (due.From is { Year: < FirstYear or > LastYear }) ModelState.AddModelError(nameof(due.From), $"日期应当在{FirstYear}年到{LastYear}年之间");
        var result = ModelState.IsValid && due is { From: { } from, Days: { } days } ? (await deadlines.CalendarAsync(token)).Due(from, days) : null;
        return View(new CalendarPage(years, (years.Count == 0 ? clock.Today().Year - 1 : years.Max(y => y.Year)) + 1, due, result));
    }

    [HttpGet("admin/calendar/{year:int}")]
    public async Task<IActionResult> Year(int year, CancellationToken token)
    {
        if (year is < FirstYear or > LastYear) return NotFound();
        var last = await desk.RevisionsAsync(year, token) is [var newest, ..] ? newest : null;
        return View(await PageAsync(new CalendarForm { Year = year, SeenRevision = last?.Revision ?? 0, Off = last?.Off.Replace(' ', '\n'), Work = last?.Work.Replace(' ', '\n'), Source = last?.Source }, token));
    }

    [HttpPost("admin/calendar/{year:int}")]
    public async Task<IActionResult> Save(int year, CalendarForm form, CancellationToken token)
    {
        if (year is < FirstYear or > LastYear) return NotFound();
        form.Year = year;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Year", await PageAsync(form, token));
        var moved = await desk.ReviseAsync(year, form.SeenRevision, form.Off!, form.Work ?? "", form.Source!.Trim(), current.Stamp, token);
        TempData["Done"] = $"{year}年的工作日历已经保存，{(moved == 0 ? "没有期限需要变动" : $"{moved}件在办文件的期限已经重算")}。";
        return LocalRedirect($"/admin/calendar/{year}");
    }

    private async Task<CalendarYearPage> PageAsync(CalendarForm form, CancellationToken token) =>
        new(form, await deadlines.CalendarAsync(token), await desk.RevisionsAsync(form.Year, token), await people.NamesAsync(token));
}
