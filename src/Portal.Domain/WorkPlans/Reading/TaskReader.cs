using System.Globalization;

namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Reads a task's words: units, persons, limits, figures, papers, and what a person should look at.</summary>
internal sealed class TaskReader(int? year, DateOnly? written, IReadOnlySet<string> known, bool firstLeads)
{
    public ReadTask Read(TaskDraft draft)
    {
        var notes = TaskNotes.Read(draft.Body, known);
        var cells = draft.Cells.Select(c => (c.Words, Notes: TaskNotes.ReadCell(c.Kind, c.Words))).ToList();
        var doubts = new List<string>(draft.Doubts);
        doubts.AddRange(notes.Doubts);

        var units = cells.SelectMany(c => c.Notes.Units).ToList();
        if (units.Count == 0) units = notes.Units;
        if (draft.Inherited is { } above && !units.Exists(u => u.Role != UnitRole.Support) && above.Units.Count > 0)
        {
            doubts.Add(cells.Count > 0 ? "责任单位取自表中上一行" : "责任单位取自上级标题");
            units = [.. above.Units.Select(u => u with { Sure = false }), .. units];
        }
        units = Together(units);
        if (firstLeads && units.Count > 1 && units.TrueForAll(u => u.Role == UnitRole.Each))
            units = [.. units.Select((u, i) => u with { Role = i == 0 ? UnitRole.Lead : UnitRole.Support })];
        foreach (var unit in units.Where(u => !u.Sure && draft.Inherited is null)) doubts.Add($"“{unit.Name}”是不是责任单位、承担什么责任，请核对");

        var limits = Limits(draft.Body, notes);
        foreach (var (words, cell) in cells) limits.AddRange(Labelled(words, cell.Limits));
        if (limits.Count == 0 && draft.Inherited is { Limits.Count: > 0 } && draft.Cells.Count == 0) doubts.Add("上级标题写有时限");
        limits = limits.DistinctBy(l => (l.Words, l.From, l.To)).ToList();
        foreach (var limit in limits) Doubt(limit, doubts);

        var text = notes.Rest();
        if (text.Length == 0) doubts.Add("没有读到任务内容");
        else if (text.Length < 3) doubts.Add("任务内容过短");
        return new ReadTask(draft.Number, draft.Section, text, draft.Place, units, [.. cells.SelectMany(c => c.Notes.Persons), .. notes.Persons], limits,
            PlanFigures.Quantities(draft.Body, 0, draft.Body.Length), PlanFigures.Papers(draft.Body, 0, draft.Body.Length), [.. doubts.Distinct()]);
    }

    private List<ReadLimit> Limits(Words body, TaskNotes notes)
    {
        var limits = Labelled(body, notes.Limits);
        foreach (var found in LimitWords.Find(body.Norm, 0, body.Length, labelled: false))
        {
            if (notes.Limits.Exists(l => found.Start >= l.Start && found.Start < l.End)) continue;
            // A day of another year that no 前 follows is when something happened, not when it is due.
            var from = found.Term.FromYear;
            if (found.Kind == LimitKind.Fixed && found.Term.FromMonth > 0 && from > 1 && from != year) continue;
            limits.Add(LimitDays.Of(found, body, year));
        }
        return [.. limits.OrderBy(l => l.Place.Start)];
    }

    private List<ReadLimit> Labelled(Words words, IEnumerable<(int Start, int End)> ranges)
    {
        var limits = new List<ReadLimit>();
        foreach (var (start, end) in ranges)
        {
            var found = LimitWords.Find(words.Norm, start, end, labelled: true);
            limits.AddRange(found.Select(f => LimitDays.Of(f, words, year)));
            if (found.Count == 0 && words.Name(start, end).TrimEnd('。', '；', '，', ')', '）') is { Length: > 0 and <= 80 } standing && standing is not ("/" or "-" or "无"))
                limits.Add(new ReadLimit(standing, LimitKind.Standing, null, null, words.Place(start, end), LimitWords.Standing(words.Norm, start, end) > 0));
        }
        return limits;
    }

    private void Doubt(ReadLimit limit, List<string> doubts)
    {
        if (limit.From > limit.To) doubts.Add($"时限“{limit.Words}”前后颠倒");
        else if (!limit.Sure) doubts.Add(limit.To is null ? $"时限“{limit.Words}”没有读出日期" : string.Create(CultureInfo.InvariantCulture, $"时限“{limit.Words}”读作{limit.To:yyyy-MM-dd}，请核对"));
        if (limit.To is not { } to) return;
        if (written is { } day && to < day) doubts.Add($"时限“{limit.Words}”早于成文日期");
        else if (year is { } own && to.Year < own) doubts.Add($"时限“{limit.Words}”早于计划年度");
    }

    private static List<ReadUnit> Together(List<ReadUnit> units)
    {
        // A unit named twice keeps its first part; 牵头 wins.
        var result = new List<ReadUnit>();
        foreach (var unit in units)
        {
            var at = result.FindIndex(u => u.Name == unit.Name);
            if (at < 0) result.Add(unit);
            else if (unit.Role == UnitRole.Lead) result[at] = result[at] with { Role = UnitRole.Lead };
        }
        return result;
    }
}
