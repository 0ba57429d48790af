using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Seeding;
using Portal.Domain;
using Portal.Domain.Calendar;

namespace Portal.Application.Calendar;

/// <summary>The calendar for a question on the command line: the database's years, and the file's for those it does not know, also where there is no database yet.</summary>
public sealed class CalendarFiles(PortalDbContext db)
{
    public async Task<WorkCalendar> CalendarAsync(CancellationToken token)
    {
        var years = Read(await File.ReadAllTextAsync(Path.Combine(BaseData.Folder, "workdays.json"), token)).ToDictionary(y => y.Year, y => y.ToDays());
        foreach (var year in await StoredAsync(token)) years[year.Year] = year.ToDays();
        return new WorkCalendar(years.Values);
    }

    /// <summary>Reads a file such as seeds/workdays.json: by year its source, days off and make-up working days.</summary>
    public static IReadOnlyList<CalendarYear> Read(string json, Stamp by = default)
    {
        using var parsed = JsonDocument.Parse(json);
        return [.. parsed.RootElement.EnumerateObject().Select(year => new CalendarYear(
            int.Parse(year.Name, System.Globalization.CultureInfo.InvariantCulture), 1, Days(year.Value, "off"), Days(year.Value, "work"), year.Value.GetProperty("source").GetString()!, by))];

        static IReadOnlyList<DateOnly> Days(JsonElement year, string name) => CalendarYear.Parse(string.Join(' ', year.GetProperty(name).EnumerateArray().Select(d => d.GetString())));
    }

    private async Task<IEnumerable<CalendarYear>> StoredAsync(CancellationToken token)
    {
        if (!await db.Database.CanConnectAsync(token) || (await db.Database.GetPendingMigrationsAsync(token)).Any()) return [];
        return (await db.CalendarYears.AsNoTracking().ToListAsync(token)).OrderBy(y => y.Revision);
    }
}
