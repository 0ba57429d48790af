using System.CommandLine;
using System.Globalization;
using Portal.Application.Calendar;
using Portal.Domain.Calendar;

namespace Portal.Web.Commands;

/// <summary><c>calendar due DATE DAYS</c>: the due day with its sum. Answers out of the seeds where the database has no year yet.</summary>
public static class CalendarCommand
{
    public static Command Create(CommandHost host)
    {
        var date = new Argument<string>("DATE") { Description = "起算日 yyyy-MM-dd" };
        var days = new Argument<int>("DAYS") { Description = $"工作日数，0 到 {WorkCalendar.MaxLimit}" };
        var json = new Option<bool>("--json") { Description = "Print for machines" };
        var due = new Command("due", "从某日起若干工作日的到期日 / due day by working days") { date, days, json };
        due.SetAction((parsed, token) => host.RunAsync(async services =>
        {
            if (!DateOnly.TryParseExact(parsed.GetValue(date), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
                return Refuse($"“{parsed.GetValue(date)}”不是日期，请写成 2026-10-01 的样子");
            if (parsed.GetValue(days) is < 0 or > WorkCalendar.MaxLimit) return Refuse($"工作日数应当在 0 到 {WorkCalendar.MaxLimit} 之间");
            if (start.Year > 9900) return Refuse("日期太远，算不了");
            var result = (await services.GetRequiredService<CalendarFiles>().CalendarAsync(token)).Due(start, parsed.GetValue(days));
            if (parsed.GetValue(json)) CommandHost.Print(new { due = result.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), provisional = result.Provisional, lines = result.Lines });
            else foreach (var line in result.Lines) Console.WriteLine(line);
            return 0;
        }, writes: false));
        return new Command("calendar", "工作日历 / working-day calendar") { due };
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
