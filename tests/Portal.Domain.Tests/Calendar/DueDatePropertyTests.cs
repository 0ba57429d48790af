using FsCheck;
using FsCheck.Fluent;
using Portal.Domain.Calendar;

namespace Portal.Domain.Tests.Calendar;

/// <summary>What holds for any start and any limit.</summary>
public sealed class DueDatePropertyTests
{
    private static readonly DateOnly First = new(2023, 1, 1);
    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 5 * 365).Select(First.AddDays);
    private static readonly Gen<int> Limits = Gen.Choose(1, 300);
    private static readonly Arbitrary<(DateOnly Start, int Limit)> Questions = (from start in Days from limit in Limits select (start, limit)).ToArbitrary();

    private static readonly Arbitrary<(DateOnly Start, int Limit, Pause[] Pauses)> Paused =
        (from start in Days
         from limit in Limits
         from pauses in Gen.ArrayOf(from offset in Gen.Choose(-10, 60) from length in Gen.Choose(0, 30) select new Pause(start.AddDays(offset), start.AddDays(offset + length), "中止"), 3)
         select (start, limit, pauses)).ToArbitrary();

    [Fact]
    public void The_due_day_is_a_working_day() =>
        Prop.ForAll(Questions, q => Seeds.Calendar.IsWorkingDay(Seeds.Calendar.Due(q.Start, q.Limit).Due)).QuickCheckThrowOnFailure();

    [Fact]
    public void Exactly_the_limit_of_working_days_lies_between_start_and_due() =>
        Prop.ForAll(Questions, q => Seeds.Calendar.WorkingDaysBetween(q.Start, Seeds.Calendar.Due(q.Start, q.Limit).Due) == q.Limit).QuickCheckThrowOnFailure();

    [Fact]
    public void One_day_more_is_always_later() =>
        Prop.ForAll(Questions, q => Seeds.Calendar.Due(q.Start, q.Limit).Due < Seeds.Calendar.Due(q.Start, q.Limit + 1).Due).QuickCheckThrowOnFailure();

    [Fact]
    public void Pauses_only_lengthen() =>
        Prop.ForAll(Paused, q => Seeds.Calendar.Due(q.Start, q.Limit, q.Pauses).Due >= Seeds.Calendar.Due(q.Start, q.Limit).Due).QuickCheckThrowOnFailure();

    [Fact]
    public void A_pause_written_down_twice_counts_once()
    {
        var pause = new Pause(new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 5), "征求第三方意见");
        Assert.Equal(Seeds.Calendar.Due(new DateOnly(2026, 3, 2), 5, [pause]).Due, Seeds.Calendar.Due(new DateOnly(2026, 3, 2), 5, [pause, pause]).Due);
    }

    [Fact]
    public void It_is_provisional_exactly_when_a_day_of_an_unknown_year_was_counted() =>
        Prop.ForAll(Questions, q =>
        {
            var due = Seeds.Calendar.Due(q.Start, q.Limit);
            var unknown = false;
            for (var day = q.Start.AddDays(1); day <= due.Due; day = day.AddDays(1)) unknown |= day.Year is < 2024 or > 2026;
            return due.Provisional == unknown;
        }).QuickCheckThrowOnFailure();
}
