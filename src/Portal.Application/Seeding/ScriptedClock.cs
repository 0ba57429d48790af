using Portal.Application.Calendar;
using Portal.Domain.Calendar;

namespace Portal.Application.Seeding;

/// <summary>The clock under which the demonstration papers are carried from desk to desk.</summary>
public sealed class ScriptedClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    public void MoveTo(DateTime utc) => _now = new DateTimeOffset(utc, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Some hours later, within office hours of a working day.</summary>
    public static DateTime Later(DateTime utc, int hours, WorkCalendar calendar)
    {
        var local = Shanghai.Local(utc).AddHours(hours);
        if (local.TimeOfDay > new TimeSpan(17, 30, 0)) local = local.Date.AddDays(1).AddHours(9).AddMinutes(local.Minute % 50);
        var day = DateOnly.FromDateTime(local);
        return Shanghai.ToUtc(calendar.OnOrAfter(day).ToDateTime(TimeOnly.FromDateTime(local)));
    }
}
