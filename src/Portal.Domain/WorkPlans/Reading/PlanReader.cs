namespace Portal.Domain.WorkPlans.Reading;

/// <summary>
/// Reads the text of an annual work plan (工作要点, 任务分工) into parts and tasks (requirement F4). Pure; its time grows with the length of the text and no
/// faster, whatever the text. docs/work-plans.md has the rules.
/// </summary>
public static class PlanReader
{
    /// <param name="text">The paper as it was pasted, or as a file's reader laid it out; tables as rows of cells between | or tabs.</param>
    public static PlanReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var paper = new PlanText(text);
        var known = new HashSet<string>();
        var readings = new List<(OutlineSegment Segment, List<PartDraft> Parts, int Score)>();
        foreach (var segment in PlanOutline.Read(paper))
        {
            var tree = new PlanTree(paper);
            tree.Read(segment);
            var score = 0;
            foreach (var task in tree.Parts.SelectMany(p => p.Tasks))
            {
                task.Notes = TaskNotes.Read(task.Body, null);
                foreach (var unit in task.Notes.Units.Where(u => u.Sure)) known.Add(unit.Name);
                score += task.Notes.Units.Count > 0 || task.Cells.Any(c => c.Kind is CellKind.Units or CellKind.Lead) ? 3 : 1;
            }
            readings.Add((segment, tree.Parts, score));
        }

        var best = readings.MaxBy(r => r.Score); // the first of equals
        var (title, parts) = (best.Segment, best.Parts);
        foreach (var other in readings.Where(r => r.Parts.Count > 1 && r.Segment != best.Segment && !r.Segment.Title.EndsWith("通知", StringComparison.Ordinal)))
            if (TableTasks.Share(parts, other.Parts)) (title, parts) = (other.Segment, other.Parts);
        var head = PlanHead.Of(paper, title);
        if (new PlanJudgement(paper, head, parts).WhyNot() is { } why) return new PlanReading { IsPlan = false, WhyNot = why, Year = head.Year, Body = head.Body, Title = head.Title };

        var reader = new TaskReader(head.Year, head.Written, known, FirstLeads(paper.Norm));
        var doubts = new List<string>();
        if (head.Title is null) doubts.Add("没有读到标题");
        if (head.Year is null) doubts.Add("没有读到年度");
        if (head.Body is null) doubts.Add("没有读到制定单位");
        if (text.Length > PlanText.MaxLength) doubts.Add("文字太长，没有读完");
        return new PlanReading
        {
            IsPlan = true,
            Year = head.Year,
            Body = head.Body,
            Title = head.Title,
            Parts = [.. parts.Select(p => new ReadPart(p.Number, p.Title, p.Intro, p.Place, [.. p.Tasks.Select(reader.Read)]))],
            Doubts = doubts,
        };
    }

    /// <summary>“列第一位的为牵头单位，下同”: said once for all lists.</summary>
    private static bool FirstLeads(string s)
    {
        for (var at = s.IndexOf("为牵头", StringComparison.Ordinal); at >= 0; at = s.IndexOf("为牵头", at + 3, StringComparison.Ordinal))
            if (s.AsSpan(Math.Max(0, at - 16), Math.Min(16, at)) is var before && (before.IndexOf("第一") >= 0 || before.IndexOf("首位") >= 0 || before.IndexOf("首个") >= 0)) return true;
        return false;
    }
}
