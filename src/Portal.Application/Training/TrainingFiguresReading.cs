using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Domain.Training;

namespace Portal.Application.Training;

/// <summary>A session that was held, in figures.</summary>
public sealed record HeldTraining(int Id, DateOnly On, string Title, string Line, bool IsOnline, string Place, string Lecturer, decimal Hours, int Expected, int Came, int Guests, int Units);

/// <summary>What one unit took part in over the year.</summary>
public sealed record UnitTraining(string Unit, int Sessions, int Expected, int Came);

/// <summary>A year in figures, with the sessions and units they are the sums of.</summary>
public sealed record TrainingYear(TrainingFigures Figures, IReadOnlyList<HeldTraining> Sessions, IReadOnlyList<UnitTraining> Units);

/// <summary>Counts the year's training. Only sessions that are recorded as held count, by the day they were held on.</summary>
public sealed class TrainingFiguresReading(PortalDbContext db)
{
    /// <summary>The sums alone, for the year's self-check report (落实情况报告).</summary>
    public async Task<TrainingFigures> SumAsync(int year, CancellationToken token) => (await ReadAsync(year, token)).Figures;

    public async Task<TrainingYear> ReadAsync(int year, CancellationToken token)
    {
        var (first, end) = (new DateOnly(year, 1, 1), new DateOnly(year + 1, 1, 1));
        var held = db.TrainingSessions.AsNoTracking().Where(s => s.State == TrainingState.Held && s.On >= first && s.On < end);
        var sessions = await held.OrderBy(s => s.On).ThenBy(s => s.Id)
            .Select(s => new { s.Id, s.On, s.Title, Line = db.TrainingLines.Where(l => l.Id == s.LineId).Select(l => l.Topic).FirstOrDefault(), s.IsOnline, s.Place, s.Lecturer, s.Hours, s.Guests }).ToListAsync(token);
        var rolls = await (from roll in db.TrainingRolls.AsNoTracking()
                           join session in held on roll.SessionId equals session.Id
                           select new { roll.SessionId, roll.UnitId, Expected = roll.Entries.Count(e => e.IsExpected), Came = roll.Entries.Count(e => e.HasCome) }).ToListAsync(token);
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Order).ThenBy(u => u.Id).Select(u => new { u.Id, u.Name, u.IsClosed }).ToListAsync(token);

        var bySession = rolls.ToLookup(r => r.SessionId);
        var byUnit = rolls.ToLookup(r => r.UnitId);
        var lines = units.Where(u => !u.IsClosed || byUnit[u.Id].Any(r => r.Came > 0))
            .Select(u => new UnitTraining(u.Name, byUnit[u.Id].Count(r => r.Came > 0), byUnit[u.Id].Sum(r => r.Expected), byUnit[u.Id].Sum(r => r.Came))).ToList();
        return new TrainingYear(
            // Added up here: SQLite keeps decimals as text.
            new TrainingFigures(year, sessions.Count, sessions.Sum(s => s.Hours), lines.Sum(u => u.Came), sessions.Sum(s => s.Guests), lines.Count(u => u.Sessions > 0), lines.Count),
            sessions.ConvertAll(s => new HeldTraining(s.Id, s.On, s.Title, s.Line ?? "", s.IsOnline, s.Place, s.Lecturer, s.Hours, bySession[s.Id].Sum(r => r.Expected), bySession[s.Id].Sum(r => r.Came), s.Guests, bySession[s.Id].Count(r => r.Came > 0))),
            lines);
    }
}

/// <summary>The year's training as files: a workbook with everything, and a .csv of the sessions.</summary>
public static class TrainingFiles
{
    private static readonly string[] Heading = ["日期", "培训名称", "对应计划", "形式", "地点", "主讲人", "学时", "应到人次", "实到人次", "外单位人数", "参加处室数"];

    public static byte[] Workbook(TrainingYear year)
    {
        var sums = year.Figures;
        return Files.Workbook.Write(
        [
            new WorkbookSheet("年度合计", [24, 14],
            [
                (object?[])["项目", $"{sums.Year}年"], ["举办培训（场）", sums.Sessions], ["学时合计", sums.Hours], ["参加人次", sums.Attendances],
                ["外单位人数", sums.Guests], ["参加的处室和直属单位", sums.Units], ["全部处室和直属单位", sums.UnitsInAll], ["参加面（%）", sums.Share],
            ]),
            new WorkbookSheet("培训场次", [12, 36, 30, 8, 24, 16, 8, 10, 10, 12, 12], [Heading, .. year.Sessions.Select(Cells)]),
            new WorkbookSheet("按处室", [28, 12, 12, 12], [(object?[])["处室", "参加场次", "应到人次", "实到人次"], .. year.Units.Select(u => (object?[])[u.Unit, u.Sessions, u.Expected, u.Came])]),
        ]);
    }

    public static string Csv(TrainingYear year) =>
        SafeCsv.Bom + SafeCsv.Line(Heading) + string.Concat(year.Sessions.Select(s => SafeCsv.Line(Cells(s).Select(c => c is decimal hours ? TrainingNames.Hours(hours) : Convert.ToString(c, System.Globalization.CultureInfo.InvariantCulture)))));

    private static object?[] Cells(HeldTraining s) =>
        [s.On.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), s.Title, s.Line, s.IsOnline ? "线上" : "线下", s.Place, s.Lecturer, s.Hours, s.Expected, s.Came, s.Guests, s.Units];
}
