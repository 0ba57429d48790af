using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Calendar;
using Portal.Application.Contacts;
using Portal.Application.Documents;
using Portal.Application.Review;
using Portal.Application.Training;
using Portal.Application.WorkPlans;
using Portal.Domain.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>What waits for me, since when, and when it falls due.</summary>
[Area("Admin")]
[Authorize(Policies.Office)]
public sealed class TodoController(OfficeReading reading, SecrecyGuard secrecy, WorkPlanTodos plans, TrainingReading training, ContactReading contacts, Deadlines deadlines, CurrentActor current, TimeProvider clock) : Controller
{
    [HttpGet("admin")]
    public async Task<IActionResult> Index(string? after, CancellationToken token)
    {
        var actor = await current.GetAsync();
        var (todos, more) = await reading.TodosAsync(actor, token);
        var calendar = await deadlines.CalendarAsync(token);
        var today = clock.Today();
        return View(new TodoPage(todos, more, TodoKey.Parse(after), await secrecy.NoticesAsync(actor, token), await plans.OfAsync(actor, token), await reading.NamesAsync(todos.Select(t => t.Line.LastById).Append(actor.UserId), token),
            line => line.StepDueOn is { } due ? calendar.WorkingDaysBetween(today, due) : null,
            line => calendar.WorkingDaysBetween(Shanghai.DayOf(line.StepSince), today),
            (await reading.NamesAsync([actor.UserId], token))[actor.UserId],
            (await reading.UnitsAsync(token)).Where(u => actor.For([Role.Drafter, Role.UnitHead], u.Id).Any()).Select(u => (int?)u.Id).FirstOrDefault())
        {
            Notices = [.. await training.NoticesAsync(actor, token), .. await contacts.NoticesAsync(actor, token)],
        });
    }
}
