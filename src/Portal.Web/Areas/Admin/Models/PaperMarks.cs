using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>A run of the paper's words. <paramref name="TaskId"/> is the task it belongs to; <paramref name="Kind"/> says what value stands in it.</summary>
public sealed record PaperRun(string Text, int? TaskId, string Kind, int Start);

/// <summary>The paper's words with the places that values were read from, so that each value is linked to its words (requirement F4).</summary>
public sealed class PaperMarks
{
    private readonly Dictionary<int, ReadTask> _read = [];

    private PaperMarks(IReadOnlyList<PaperRun> runs) => Runs = runs;

    public IReadOnlyList<PaperRun> Runs { get; private set; }

    /// <summary>Reads the paper again: places are not stored for each value, and reading takes milliseconds.</summary>
    public static PaperMarks Of(WorkPlan plan)
    {
        var marks = new PaperMarks([]);
        var text = plan.SourceText;
        var read = PlanReader.Read(text).Tasks.ToLookup(t => t.Place.Start);
        var runs = new List<PaperRun>();
        var at = 0;
        foreach (var task in plan.Tasks.Where(t => t.PlaceLength > 0 && t.PlaceStart + t.PlaceLength <= text.Length).OrderBy(t => t.PlaceStart).ThenBy(t => t.Order))
        {
            if (read[task.PlaceStart].FirstOrDefault() is { } known) marks._read[task.Id] = known;
            // The second half of a task that was split has the place of the first.
            if (task.PlaceStart < at) continue;
            Add(at, task.PlaceStart, null, "");
            at = task.PlaceStart;
            var end = task.PlaceStart + task.PlaceLength;
            foreach (var (place, kind) in Values(marks._read.GetValueOrDefault(task.Id)).Where(v => v.Place.Start >= at && v.Place.End <= end).OrderBy(v => v.Place.Start))
            {
                if (place.Start < at || place.Length == 0) continue;
                Add(at, place.Start, task.Id, "");
                Add(place.Start, place.End, task.Id, kind);
                at = place.End;
            }
            Add(at, end, task.Id, "");
            at = end;
        }
        Add(at, text.Length, null, "");
        marks.Runs = runs;
        return marks;

        void Add(int from, int to, int? taskId, string kind)
        {
            if (to > from) runs.Add(new PaperRun(text[from..to], taskId, kind, from));
        }
    }

    /// <summary>The marked words; by hand, since a view's own line ends would show between them.</summary>
    public IHtmlContent Html(HtmlEncoder encoder)
    {
        var begun = new HashSet<int>();
        var html = new StringBuilder();
        foreach (var run in Runs)
        {
            var words = encoder.Encode(run.Text);
            if (run.TaskId is not { } id) html.Append(words);
            else if (run.Kind.Length > 0) html.Append(CultureInfo.InvariantCulture, $"<mark class=\"{run.Kind}\" id=\"w-{run.Start}\">{words}</mark>");
            else html.Append(CultureInfo.InvariantCulture, $"<a class=\"words-of\"{(begun.Add(id) ? $" id=\"w-task-{id}\"" : "")} href=\"#task-{id}\">{words}</a>");
        }
        return new HtmlString(html.ToString());
    }

    /// <summary>Where a unit's name stands in the paper; null where it was typed in.</summary>
    public int? PlaceOf(WorkPlanTask task, TaskDuty duty) => _read.GetValueOrDefault(task.Id)?.Units.FirstOrDefault(u => u.Name == duty.Name)?.Place.Start;

    /// <summary>Where the limit's words stand.</summary>
    public int? PlaceOfLimit(WorkPlanTask task) => _read.GetValueOrDefault(task.Id)?.Limits.FirstOrDefault(l => l.Words == task.LimitWords)?.Place.Start;

    private static IEnumerable<(Place Place, string Kind)> Values(ReadTask? task) => task is null ? [] :
        [.. task.Units.Select(u => (u.Place, "unit")), .. task.Limits.Select(l => (l.Place, "limit")), .. task.Papers.Select(p => (p.Place, "named")), .. task.Quantities.Select(q => (q.Place, "figure"))];
}
