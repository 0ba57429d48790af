using System.Globalization;
using System.Reflection;
using Portal.Application.Publishing;
using Portal.Application.Review;
using Portal.Application.Search;
using Portal.Application.Training;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans;
using Portal.Web.Areas.Admin.Models;

namespace Portal.Web.Filters;

/// <summary>What is stored now of the paper or entry that a stale form was about, so that both texts can be held against each other.</summary>
public static class StoredText
{
    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(HttpContext http)
    {
        if (!int.TryParse(http.GetRouteValue("id") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return Nothing;
        // The request's own services hold the change that failed; what is stored is read with fresh ones.
        await using var scope = http.RequestServices.CreateAsyncScope();
        if (http.Request.Path.StartsWithSegments("/admin/lexicon"))
            return await scope.ServiceProvider.GetRequiredService<LexiconDesk>().FindAsync(id, http.RequestAborted) is { } entry ? Texts(LexiconForm.Of(entry)) : Nothing;
        if (http.Request.Path.StartsWithSegments("/admin/synonyms"))
            return await scope.ServiceProvider.GetRequiredService<SynonymDesk>().FindAsync(id, http.RequestAborted) is { } group ? Texts(SynonymForm.Of(group)) : Nothing;
        if (http.Request.Path.StartsWithSegments("/admin/old-addresses"))
            return await scope.ServiceProvider.GetRequiredService<OldAddressDesk>().LineAsync(id, http.RequestAborted) is { } line ? Texts(new OldAddressForm { OldPath = line.Path, LeadsTo = line.Leads.Length > 0 ? line.Leads : line.IndexNumber }) : Nothing;
        if (http.Request.Path.StartsWithSegments("/admin/training/lines"))
            return await scope.ServiceProvider.GetRequiredService<TrainingDesk>().FindLineAsync(id, http.RequestAborted) is { } training ? Texts(TrainingLineForm.Of(training)) : Nothing;
        if (http.Request.Path.StartsWithSegments("/admin/training/sessions"))
            return await scope.ServiceProvider.GetRequiredService<TrainingDesk>().FindAsync(id, http.RequestAborted) is { } session ? Texts(TrainingSessionForm.Of(session)) : Nothing;
        if (http.Request.Path.StartsWithSegments("/admin/work-plans")) return await OfTaskAsync(http, id, scope.ServiceProvider);
        if (!http.Request.Path.StartsWithSegments("/admin/documents")) return Nothing;
        if (await scope.ServiceProvider.GetRequiredService<Desk>().FindAsync(id, null, http.RequestAborted) is not { Working: { } edition }) return Nothing;
        return Texts(EditionForm.Of(edition));
    }

    // A task while its plan is checked, or what a unit reported of it.
    private static async Task<IReadOnlyDictionary<string, string>> OfTaskAsync(HttpContext http, int planId, IServiceProvider services)
    {
        if (!int.TryParse(http.GetRouteValue("task") as string, NumberStyles.None, CultureInfo.InvariantCulture, out var taskId)
            || await services.GetRequiredService<WorkPlanDesk>().FindAsync(planId, http.RequestAborted) is not { } plan || plan.Tasks.FirstOrDefault(t => t.Id == taskId) is not { } task) return Nothing;
        if (plan.State == WorkPlanState.Checking) return Texts(PlanTaskForm.Of(plan, task));
        DateOnly? period = DateOnly.TryParse(http.Request.Form[nameof(ProgressForm.Period)], CultureInfo.InvariantCulture, out var day) ? day : null;
        return int.TryParse(http.Request.Form[nameof(ProgressForm.Unit)], NumberStyles.None, CultureInfo.InvariantCulture, out var unit) && await services.GetRequiredService<TaskPages>().PageAsync(plan, task, new TaskView(unit, period), http.RequestAborted) is { Form: { } form } ? Texts(form) : Nothing;
    }

    private static Dictionary<string, string> Texts<T>(T form) =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType == typeof(string) && p.Name is not (nameof(EditionForm.Then) or nameof(ProgressForm.Do)))
            .Select(p => (Name: FieldNames.Chinese(p.Name), Text: p.GetValue(form) as string ?? ""))
            .Where(f => f.Text.Length > 0).ToDictionary(f => f.Name, f => f.Text);

    private static readonly Dictionary<string, string> Nothing = [];
}
