namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Makes tasks of a table's rows: a row is a task, a heading or another word in the column of parts begins a part.</summary>
internal sealed class TableTasks(PlanText text)
{
    /// <param name="part">The part in whose text the table stands; null where the table brings its own.</param>
    /// <returns>The parts that the table begins.</returns>
    public List<PartDraft> Read(List<TableRow> rows, PartDraft? part)
    {
        var parts = new List<PartDraft>();
        var repeats = rows.Where(r => !r.IsHeading).GroupBy(r => Of(r, CellKind.Task)).Any(g => g.Key.Length > 0 && g.Count() > 1);
        var headed = rows.Exists(r => r.IsHeading);
        string task = "", lastPart = "", topic = "";
        TableRow? above = null;
        foreach (var row in rows)
        {
            if (row.IsHeading)
            {
                if (row.PartTitle is { Length: > 0 } title && title != lastPart) parts.Add(part = Begin(row.PartNumber ?? "", title, row));
                lastPart = row.PartTitle ?? lastPart;
                continue;
            }
            if (headed) topic = row.PartTitle ?? topic; // headings run through it: the column only sorts
            else if (row.PartTitle is { Length: > 0 } named && named != lastPart)
            {
                var number = PlanNumber.At(named, 0, named.Length);
                parts.Add(part = Begin(number is { Form: NumberForm.Pointed } n ? named[..n.LabelEnd].Trim('、', '（', '）', '(', ')', '.') : "", number is { Form: NumberForm.Pointed } m ? named[m.TextAt..] : named, row));
                lastPart = named;
            }
            // 重点任务 | 主要内容 with “一、社会救助” and “1.推进…”: the first column has the parts.
            if (Of(row, CellKind.Task) is { Length: > 0 } above1 && PlanNumber.At(above1, 0, above1.Length) is { Kind: NumberKind.Han or NumberKind.Part, Form: NumberForm.Pointed } heading
                && Of(row, CellKind.Detail) is { Length: > 0 } item && PlanNumber.At(item, 0, item.Length) is { Form: NumberForm.Pointed })
            {
                if (above1 != lastPart) parts.Add(part = Begin(above1[..heading.LabelEnd].Trim('、', '.', '：', ' '), above1[heading.TextAt..], row));
                (lastPart, above) = (above1, row);
                part!.Tasks.Add(Draft(row, "", [CellKind.Detail], null));
                continue;
            }
            if (part is null) parts.Add(part = Begin("", "", row));
            var (own, detail) = (Of(row, CellKind.Task), Of(row, CellKind.Detail));
            var same = own.Length == 0 || own == task;
            if (same && (detail.Length == 0 || row.Number.Length > 0 && above?.Number == row.Number) && above is not null && part.Tasks.Count > 0)
            {
                Continue(part, row); // merged downward: more units, or a further step of the same task
                continue;
            }
            // One task over several rows is the heading of its steps.
            var asSection = detail.Length > 0 && (repeats || same) && (own.Length > 0 || task.Length > 0);
            part.Tasks.Add(Draft(row, asSection ? own.Length > 0 ? own : task : topic, asSection ? [CellKind.Detail] : [CellKind.Task, CellKind.Detail], above));
            if (own.Length > 0) task = own;
            above = row;
        }
        return parts;
    }

    /// <summary>A plan in words whose table of tasks follows: the words have the parts, the table has the units. True where they are the same tasks.</summary>
    public static bool Share(List<PartDraft> table, List<PartDraft> words)
    {
        var rows = table.SelectMany(p => p.Tasks).ToList();
        var tasks = words.SelectMany(p => p.Tasks).ToList();
        if (rows.Count != tasks.Count || rows.Exists(r => r.Cells.Count == 0) || tasks.Exists(t => t.Cells.Count > 0 || t.Notes is { Units.Count: > 0 })) return false;
        var same = tasks.Where((t, i) => Beginning(t) is { Length: > 3 } beginning && beginning == Beginning(rows[i])).Count();
        if (same * 10 < tasks.Count * 7) return false;
        for (var i = 0; i < tasks.Count; i++) tasks[i].Cells = rows[i].Cells;
        return true;

        static string Beginning(TaskDraft task) => new([.. task.Body.Norm.Where(char.IsLetterOrDigit).Take(8)]);
    }

    private string Of(TableRow row, CellKind kind) => string.Concat(row.Cells.Where(c => c.Kind == kind).Select(c => TableRows.Join(text, c.Ranges)));

    private PartDraft Begin(string number, string title, TableRow row) => new() { Number = number, Title = title.Trim('。', '：', ' '), Place = PlaceOf(row) };

    private Place PlaceOf(TableRow row) => Words.Of(text, row.Span.Start, row.Span.End).Place(0, row.Span.End - row.Span.Start);

    private TaskDraft Draft(TableRow row, string section, CellKind[] kinds, TableRow? above)
    {
        var ranges = row.Cells.Where(c => kinds.Contains(c.Kind)).OrderBy(c => Array.IndexOf(kinds, c.Kind)).SelectMany(c => c.Ranges.Select((r, i) => (r.Start, r.End, i == 0 || r.Break))).ToList();
        // The number in the same cell as the words
        var number = row.Number;
        if (number.Length == 0 && ranges.Count > 0 && PlanNumber.At(text.Norm, ranges[0].Start, ranges[0].End) is { Form: NumberForm.Pointed } own && own.Kind != NumberKind.Ordinal)
        {
            number = own.Label(text);
            ranges[0] = (own.TextAt, ranges[0].End, ranges[0].Item3);
        }
        var cells = row.Cells.Where(c => c.Kind is CellKind.Units or CellKind.Lead or CellKind.Support or CellKind.Person or CellKind.Limit).Select(c => (c.Kind, Words.Of(text, c.Ranges))).ToList();
        var draft = new TaskDraft { Number = number, Section = section, Body = Words.Of(text, ranges), Place = PlaceOf(row), Cells = cells };
        if (!cells.Exists(c => c.Kind is CellKind.Units or CellKind.Lead) && above?.Cells.FirstOrDefault(c => c.Kind is CellKind.Units or CellKind.Lead) is { } merged)
            draft.Inherited = TaskNotes.ReadCell(merged.Kind, Words.Of(text, merged.Ranges));
        return draft;
    }

    private void Continue(PartDraft part, TableRow row)
    {
        var last = part.Tasks[^1];
        var more = Draft(row, last.Section, [CellKind.Detail], null);
        part.Tasks[^1] = new TaskDraft
        {
            Number = last.Number,
            Section = last.Section,
            Body = more.Body.Length > 0 && !last.Body.Norm.EndsWith(more.Body.Norm, StringComparison.Ordinal) ? Words.Of(last.Body, more.Body) : last.Body,
            Place = new Place(last.Place.Start, Math.Max(last.Place.End, more.Place.End) - last.Place.Start),
            Cells = [.. last.Cells, .. more.Cells.Where(c => !last.Cells.Any(l => l.Kind == c.Kind && l.Words.Norm == c.Words.Norm))],
            Inherited = last.Inherited,
        }.With(last.Doubts);
    }
}
