using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Training;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Who of a unit came to a session: unit heads for their own units, the disclosure office for all.</summary>
[Area("Admin")]
[Authorize(Policies.Attendance)]
public sealed class TrainingRollsController(TrainingDesk desk, TrainingRollDesk rolls, CurrentActor current) : Controller
{
    [HttpPost("admin/training/sessions/{id:int}/rolls/{unitId:int}")]
    public async Task<IActionResult> Record(int id, int unitId, TrainingRollForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        await rolls.RecordAsync(session, unitId, form.Version, form.Came, await current.GetAsync(), token);
        TempData["Done"] = $"参加人员已经登记，实到{form.Came.Distinct().Count()}人。";
        return LocalRedirect($"/admin/training/sessions/{id}#rolls");
    }
}
