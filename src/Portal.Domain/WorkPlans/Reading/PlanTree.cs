namespace Portal.Domain.WorkPlans.Reading;

/// <summary>Makes parts and tasks of numbered items: what is a heading, what a task, and what only counts within one.</summary>
internal sealed class PlanTree(PlanText text)
{
    private const int LongestTitle = 60;
    private static readonly string[] _general = ["总体要求", "指导思想", "总体思路", "总体目标", "工作目标", "主要目标", "基本原则", "总体考虑", "工作思路", "总要求", "目标要求", "目标任务和要求", "总则", "工作原则", "总体安排", "编制依据", "工作背景"];

    public List<PartDraft> Parts { get; } = [];

    public static bool IsGeneral(string title) => title.Length <= 18 && Array.Exists(_general, g => title.Contains(g, StringComparison.Ordinal));

    public void Read(OutlineSegment segment)
    {
        if (segment.Items.Count > 1) CutClosing(segment.Items[^1]);
        var roots = segment.Roots.ToList();
        if (segment.Rows.Count > 0 && !roots.Exists(r => r.Children.Count > 0)) AddRows(segment.Rows, null);
        if (roots.Count == 0) return;
        var top = roots.GroupBy(r => r.Number.Kind).OrderByDescending(g => g.Count(r => r.Children.Count + r.Rows.Count > 0)).ThenByDescending(g => g.Count()).First().Key;
        var first = roots.FindIndex(r => r.Number.Kind == top);
        // A list before the first part, of another kind of number, belongs to the notice.
        roots = [.. roots.Where((r, i) => i >= first || r.Children.Count > 0)];
        if (roots.TrueForAll(r => r.Children.Count == 0 && r.Rows.Count == 0) && IsFlat(roots, top))
        {
            var part = new PartDraft { Number = "", Title = "" };
            foreach (var root in roots) part.Tasks.Add(Task(root, ""));
            Parts.Add(part);
            return;
        }
        foreach (var root in roots) Part(root);
    }

    /// <summary>After the last task's note a paragraph without one closes the plan (请于…前报送) and is no part of the task.</summary>
    private void CutClosing(OutlineItem last)
    {
        if (last.Ranges.Count < 2 || last.Number.Kind is NumberKind.Han or NumberKind.Part or NumberKind.Heading) return;
        var noted = last.Ranges.FindLastIndex(r => HasNotes([r]) || UnitLabels.At(text.Norm, r.Start, r.End) is not null || PlanLines.Contains(text.Norm, r.Start, r.End, '）') && HasNotes(last.Ranges.TakeWhile(x => x.Start <= r.Start)));
        if (noted >= 0 && noted + 1 < last.Ranges.Count && last.Ranges[noted + 1].Break) last.Ranges.RemoveRange(noted + 1, last.Ranges.Count - noted - 1);
    }

    /// <summary>Numbered tasks without parts: their words stand in the same line as the number.</summary>
    private bool IsFlat(List<OutlineItem> roots, NumberKind top) =>
        top is not (NumberKind.Han or NumberKind.Part or NumberKind.Heading) || roots.Count(r => r.Ranges.Count > 0 && (r.Ranges[0].End - r.Ranges[0].Start > LongestTitle || TitleEnd(r) < r.Ranges[0].End || HasNotes(r.Ranges.Take(1)))) * 2 > roots.Count;

    private void Part(OutlineItem root)
    {
        var (title, intro) = Split(root);
        var titleWords = Words.Of(text, title);
        var titleNotes = TaskNotes.Read(titleWords, null);
        var part = new PartDraft { Number = root.Label, Title = TrimTitle(titleNotes.Rest()), Place = PlaceOf(root) };
        Parts.Add(part);
        var introWords = Words.Of(text, intro);
        var introNotes = root.Children.Count > 0 && introWords.Length > 0 ? TaskNotes.Read(introWords, null) : null;
        var inherited = titleNotes.Units.Count > 0 ? titleNotes : introNotes is { Units.Count: > 0 } ? introNotes : null;
        if (root.Children.Count == 0 && root.Rows.Count == 0)
        {
            if (part.IsGeneral && !HasNotes(intro))
            {
                part.Intro = introWords.Text(0, introWords.Length);
                return;
            }
            foreach (var paragraphs in Paragraphs(intro)) part.Tasks.Add(Task("", "", paragraphs, inherited, root.Doubts));
            if (part.Tasks.Count == 0 && (titleNotes.Units.Count > 0 || titleWords.Length > 24)) part.Tasks.Add(Task("", "", title, null, root.Doubts));
            return;
        }
        part.Intro = introWords.Text(0, introWords.Length);
        if (part.IsGeneral && root.Rows.Count == 0 && !root.Children.Exists(c => HasNotes(All(c))))
        {
            part.Intro = string.Join('\n', root.Children.SelectMany(All).Select(r => text.Shown[r.Start..r.End]).Prepend(part.Intro)).Trim();
            return;
        }
        if (root.Children.Exists(c => c.Number.Kind == NumberKind.Ordinal) && intro.Count > 0)
        {
            // 一是 … 二是 … after words of the part's own: all of it is one task.
            part.Intro = "";
            part.Tasks.Add(Task("", "", [.. intro, .. root.Children.SelectMany(All)], inherited, []));
            return;
        }
        foreach (var child in root.Children) Child(part, child, inherited);
        if (root.Rows.Count > 0) AddRows(root.Rows, part);
    }

    private void Child(PartDraft part, OutlineItem item, TaskNotes? inherited)
    {
        if (!IsSection(item))
        {
            part.Tasks.Add(Task(item, "", inherited));
            if (item.Rows.Count > 0) AddRows(item.Rows, part);
            return;
        }
        var (title, intro) = Split(item);
        var words = Words.Of(text, title);
        var own = TaskNotes.Read(words, null);
        var rest = Words.Of(text, intro);
        var more = TaskNotes.Read(rest, null);
        if (rest.Length > 0) part.Intro = (part.Intro + "\n" + rest.Text(0, rest.Length)).Trim();
        var units = own.Units.Count > 0 ? own : more.Units.Count > 0 ? more : inherited;
        foreach (var child in item.Children) part.Tasks.Add(Task(child, TrimTitle(own.Rest()), units));
        if (item.Rows.Count > 0) AddRows(item.Rows, part);
    }

    /// <summary>
    /// （一） with 1. below it is a heading and those are the tasks. Deeper lists, （1） or 一是, are words of the task above them, unless each has units of its own
    /// or nothing but a title stands above them.
    /// </summary>
    private bool IsSection(OutlineItem item)
    {
        if (item.Children.Count == 0) return false;
        var kind = item.Children[0].Number.Kind;
        var noted = item.Children.Count(c => HasNotes(All(c)));
        if (kind is NumberKind.Arabic or NumberKind.HanBracket or NumberKind.Dotted) return true;
        if (noted * 2 > item.Children.Count && noted > 1) return true;
        return kind == NumberKind.ArabicBracket && item.Ranges.Count == 1 && item.Ranges[0].End - item.Ranges[0].Start <= 30 && noted == 0 && !PlanLines.Contains(text.Norm, item.Ranges[0].Start, item.Ranges[0].End, '。') && item.Number.Kind == NumberKind.HanBracket;
    }

    private TaskDraft Task(OutlineItem item, string section, TaskNotes? inherited = null)
    {
        var ranges = item.Children.Count == 0 ? item.Ranges : [.. item.Ranges, .. item.Children.SelectMany(All)];
        var draft = Task(item.Label, section, ranges, inherited, item.Doubts);
        return new TaskDraft { Number = draft.Number, Section = section, Body = draft.Body, Place = PlaceOf(item), Inherited = inherited }.With(draft.Doubts);
    }

    private TaskDraft Task(string number, string section, IReadOnlyList<(int Start, int End, bool Break)> ranges, TaskNotes? inherited, IEnumerable<string> doubts)
    {
        var words = Words.Of(text, ranges);
        return new TaskDraft { Number = number, Section = section, Body = words, Place = words.Place(0, words.Length), Inherited = inherited }.With(doubts);
    }

    // with its number, as words of the item above
    private static IEnumerable<(int Start, int End, bool Break)> All(OutlineItem item)
    {
        var ranges = item.Ranges.Count == 0 ? [(item.Number.Start, item.Number.TextAt, true)] : item.Ranges.Select((r, i) => i == 0 ? (item.Number.Start, r.End, true) : r);
        return ranges.Concat(item.Children.SelectMany(All));
    }

    private bool HasNotes(IEnumerable<(int Start, int End, bool Break)> ranges) => Words.Of(text, ranges.ToList()) is { Length: > 0 } words && TaskNotes.Read(words, null).Units.Count > 0;

    /// <summary>Several paragraphs without numbers are one task, unless more than one ends with its units.</summary>
    private List<List<(int Start, int End, bool Break)>> Paragraphs(IReadOnlyList<(int Start, int End, bool Break)> ranges)
    {
        var paragraphs = new List<List<(int Start, int End, bool Break)>>();
        foreach (var range in ranges)
        {
            if (range.Break || paragraphs.Count == 0) paragraphs.Add([]);
            paragraphs[^1].Add(range);
        }
        var noted = paragraphs.ConvertAll(p => HasNotes(p));
        if (noted.Count(n => n) < 2) return ranges.Count > 0 ? [[.. ranges]] : [];
        var tasks = new List<List<(int Start, int End, bool Break)>> { new() };
        for (var i = 0; i < paragraphs.Count; i++)
        {
            tasks[^1].AddRange(paragraphs[i]);
            // a second line of notes (完成时限：…) belongs to the same task
            if (noted[i] && i + 1 < paragraphs.Count && UnitLabels.At(text.Norm, paragraphs[i + 1][0].Start, paragraphs[i + 1][0].End) is null) tasks.Add([]);
        }
        return tasks.FindAll(t => t.Count > 0);
    }

    private (IReadOnlyList<(int Start, int End, bool Break)> Title, IReadOnlyList<(int Start, int End, bool Break)> Intro) Split(OutlineItem item)
    {
        if (item.Ranges.Count == 0) return ([], []);
        var end = TitleEnd(item);
        var count = 1;
        if (end == item.Ranges[0].End)
            while (count < item.Ranges.Count && !item.Ranges[count].Break) count++; // a heading on two lines
        var title = new List<(int, int, bool)> { (item.Ranges[0].Start, end, false) };
        title.AddRange(item.Ranges.Skip(1).Take(count - 1));
        var intro = new List<(int, int, bool)>();
        if (end < item.Ranges[0].End) intro.Add((end, item.Ranges[0].End, false));
        intro.AddRange(item.Ranges.Skip(count));
        return (title, intro);
    }

    // the first sentence, with a note in brackets behind it
    private int TitleEnd(OutlineItem item)
    {
        var (start, end, _) = item.Ranges[0];
        var stop = text.Norm.IndexOf('。', start, end - start);
        if (stop < 0)
        {
            stop = text.Norm.IndexOf('：', start, Math.Min(end - start, 30));
            return stop < 0 || stop + 1 >= end || text.Norm.IndexOf('（', start, stop - start) >= 0 ? end : stop + 1;
        }
        return stop + 1 < end ? stop + 1 : end;
    }

    private static string TrimTitle(string title) => title.Trim(' ', '。', '：', ':', '；', '，', '\n', '、').Replace("\n", "", StringComparison.Ordinal);

    private Place PlaceOf(OutlineItem item)
    {
        var last = item;
        while (last.Children.Count > 0) last = last.Children[^1];
        var from = item.Number.Start;
        var to = Math.Max(item.Number.TextAt, last.Ranges.Count > 0 ? last.Ranges[^1].End : last.Number.TextAt);
        return Words.Of(text, from, Math.Max(from + 1, to)).Place(0, Math.Max(from + 1, to) - from);
    }

    private void AddRows(List<TableRow> rows, PartDraft? part) => Parts.AddRange(new TableTasks(text).Read(rows, part));
}

internal static class TaskDrafts
{
    public static TaskDraft With(this TaskDraft draft, IEnumerable<string> doubts)
    {
        draft.Doubts.AddRange(doubts);
        return draft;
    }
}
