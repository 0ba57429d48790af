namespace Portal.Domain.WorkPlans.Reading;

/// <summary>The days that a limit's words mean in the plan's year.</summary>
internal static class LimitDays
{
    public static ReadLimit Of(FoundLimit found, Words words, int? planYear)
    {
        var (from, to) = found.Kind == LimitKind.Fixed ? (Day(found.Term.FromYear, found.Term.FromMonth, found.Term.FromDay, planYear), Day(found.Term.ToYear, found.Term.ToMonth, found.Term.ToDay, planYear)) : (null, null);
        // 1月前: the last day of the year before
        if (found.Term is { ToMonth: 1, ToDay: 1, FromMonth: 0, Sure: false } && to is { } first) to = first.AddDays(-1);
        var sure = found.Kind != LimitKind.Fixed || found.Term.Sure && (to is not null || found.Term.ToMonth == 0 && from is not null) && (from is null || to is null || from <= to);
        return new ReadLimit(words.Name(found.Start, found.End), found.Kind, from, to, words.Place(found.Start, found.End), sure);
    }

    private static DateOnly? Day(int year, int month, int day, int? planYear)
    {
        if (month is < 1 or > 12) return null;
        var real = year > 1 ? year : planYear + year;
        return real is > 1900 and < 9999 ? new DateOnly(real.Value, month, Math.Min(day, DateTime.DaysInMonth(real.Value, month))) : null;
    }
}
