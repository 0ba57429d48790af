using System.CommandLine;
using System.Globalization;
using Portal.Application.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Web.Commands;

/// <summary>
/// <c>plans read FILE</c>: what a work plan says, read into parts and tasks (requirement F4). It writes nothing. A paper that is no plan is an answer,
/// exit code 0; 1 only where the file cannot be read.
/// </summary>
public static class PlansCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "工作要点或者任务分工，.txt、.docx、.html、.md / a plan" };
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var read = new Command("read", "把工作要点读成任务，不写入 / read a plan into tasks, write nothing") { file, json };
        read.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            var path = parsed.GetValue(file)!;
            if (!File.Exists(path)) return Refuse($"找不到：{path}");
            byte[] bytes;
            try
            {
                bytes = await File.ReadAllBytesAsync(path, token);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return Refuse($"文件不能读取：{path}");
            }
            var reading = services.GetRequiredService<PlanPapers>().OfFile(Path.GetFileName(path), bytes);
            if (parsed.GetValue(json)) CommandHost.Print(ForMachines(reading));
            else foreach (var line in ForPeople(reading)) Console.WriteLine(line);
            return 0;
        }, writes: false));
        return new Command("plans", "工作要点和任务分工 / annual work plans") { read };
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }

    private static object ForMachines(PlanReading reading) => new
    {
        isPlan = reading.IsPlan,
        whyNot = reading.WhyNot,
        title = reading.Title,
        year = reading.Year,
        body = reading.Body,
        doubts = reading.Doubts,
        parts = reading.Parts.Select(part => new
        {
            number = part.Number,
            title = part.Title,
            intro = part.Intro,
            tasks = part.Tasks.Select(task => new
            {
                number = task.Number,
                section = task.Section,
                text = task.Text,
                units = task.Units.Select(u => new { name = u.Name, role = Role(u.Role), sure = u.Sure, place = At(u.Place) }),
                persons = task.Persons.Select(p => new { name = p.Name, label = p.Label, place = At(p.Place) }),
                limits = task.Limits.Select(l => new { words = l.Words, from = Day(l.From), to = Day(l.To), kind = Kind(l.Kind), sure = l.Sure, place = At(l.Place) }),
                quantities = task.Quantities.Select(q => new { words = q.Words, place = At(q.Place) }),
                papers = task.Papers.Select(p => p.Name),
                sure = task.Sure,
                doubts = task.Doubts,
                place = At(task.Place),
            }),
        }),
    };

    private static IEnumerable<string> ForPeople(PlanReading reading)
    {
        if (!reading.IsPlan)
        {
            yield return $"不是工作要点或者任务分工：{reading.WhyNot}";
            yield break;
        }
        var tasks = reading.Tasks.ToList();
        yield return reading.Title ?? "（没有标题）";
        yield return $"{reading.Body ?? "（没有读到制定单位）"}，{(reading.Year is { } year ? year.ToString(CultureInfo.InvariantCulture) + "年" : "（没有读到年度）")}，{reading.Parts.Count}个部分，{tasks.Count}项任务，{tasks.Count(t => t.Units.Count > 0)}项有责任单位，{tasks.Count(t => !t.Sure)}项存疑";
        foreach (var doubt in reading.Doubts) yield return $"存疑：{doubt}";
        foreach (var part in reading.Parts)
        {
            yield return "";
            yield return part.Title.Length + part.Number.Length == 0 ? "（不分部分）" : $"{part.Number}  {part.Title}".Trim();
            if (part.Tasks.Count == 0) yield return "    （没有任务）";
            foreach (var task in part.Tasks)
            {
                yield return $"  {(task.Number.Length > 0 ? task.Number : "·")}  {(task.Section.Length > 0 ? $"［{task.Section}］" : "")}{task.Text.ReplaceLineEndings(" ")}";
                if (task.Units.Count > 0) yield return $"      责任：{string.Join("、", task.Units.Select(u => $"{u.Name}（{Chinese(u.Role)}）"))}";
                if (task.Persons.Count > 0) yield return $"      人员：{string.Join("、", task.Persons.Select(p => $"{p.Name}（{p.Label}）"))}";
                if (task.Limits.Count > 0) yield return $"      时限：{string.Join("；", task.Limits.Select(Limit))}";
                if (task.Quantities.Count > 0) yield return $"      数量：{string.Join("；", task.Quantities.Select(q => q.Words))}";
                if (task.Papers.Count > 0) yield return $"      文件：{string.Concat(task.Papers.Select(p => $"《{p.Name}》"))}";
                if (!task.Sure) yield return $"      存疑：{string.Join("；", task.Doubts)}";
            }
        }
    }

    private static string Limit(ReadLimit limit) => (limit.From, limit.To) switch
    {
        (null, null) => $"{limit.Words}（{limit.Kind switch { LimitKind.Relative => "从事情发生起算", LimitKind.Recurring => "定期", LimitKind.Standing => "没有期限", _ => "没有读出日期" }}）",
        (null, { } to) => $"{limit.Words}（到{to:yyyy-MM-dd}）",
        var (from, to) => $"{limit.Words}（{Day(from)}至{Day(to)}）",
    };

    private static string Role(UnitRole role) => role switch { UnitRole.Lead => "lead", UnitRole.Support => "support", _ => "each" };

    private static string Chinese(UnitRole role) => role switch { UnitRole.Lead => "牵头", UnitRole.Support => "配合", _ => "分别负责" };

    private static string Kind(LimitKind kind) => kind switch { LimitKind.Fixed => "fixed", LimitKind.Relative => "relative", LimitKind.Recurring => "recurring", _ => "standing" };

    private static object At(Place place) => new { start = place.Start, length = place.Length };

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
