using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Contacts;
using Portal.Application.Documents;
using Portal.Application.Seeding;
using Portal.Application.Training;
using Portal.Application.WorkPlans;
using Portal.Domain.Documents;
using Portal.Domain.Training;
using Portal.Domain.WorkPlans;
using Portal.Testing;

namespace Portal.Application.Tests.Seeding;

public sealed partial class DemonstrationTests(LoadedDemonstration demonstration) : IClassFixture<LoadedDemonstration>
{
    public static TheoryData<string> Papers => [.. Demonstration.Papers().Select(p => p.File)];

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task Every_paper_reached_its_state(string file)
    {
        var paper = Demonstration.Papers().Single(p => p.File == file);
        var title = paper["title"];
        var edition = await demonstration.ReadAsync(db => db.Editions.AsNoTracking().Include(e => e.Events).SingleAsync(e => e.Content.Title == title));
        Assert.Equal(paper.Until, edition.State);
        if (paper["returned"] is not null) Assert.Contains(edition.Events, e => e.What == nameof(EditionAction.Return));
        if (paper.Until != EditionState.Filed && paper["number"] is { } number) Assert.Equal(number, edition.DocumentNumber);
    }

    [Fact]
    public async Task One_paper_waits_for_the_secrecy_administration_and_one_for_another_body()
    {
        var waiting = await demonstration.ReadAsync(db => db.Editions.AsNoTracking().Include(e => e.Verdicts).Include(e => e.Confirmations).Where(e => e.State == EditionState.InGates).ToListAsync());
        Assert.Contains(waiting, e => e.Verdicts.Any(v => v.ReferredTo == "市国家保密局"));
        Assert.Contains(waiting, e => e.Confirmations.Any(c => c.BodyName == "市财政局" && c.Agreed is null));
    }

    [Fact]
    public async Task Every_column_has_something_to_read()
    {
        var empty = await demonstration.ReadAsync(db => db.Columns.Where(c => !db.ShelfRecords.Any(r => r.ColumnSlug == c.Slug && r.IsListed)).Select(c => c.Slug).ToListAsync());
        Assert.Empty(empty);
    }

    [Fact]
    [Trait("Req", "F9")]
    [Trait("Req", "I6")]
    public async Task Plans_of_two_years_are_in_public_with_progress_and_what_is_late()
    {
        var plans = await demonstration.InScopeAsync(services => services.GetRequiredService<PublicPlans>().AllAsync(default));
        Assert.Equal([(WorkPlanKind.WorkPlan, 2026), (WorkPlanKind.LivelihoodProjects, 2026), (WorkPlanKind.LivelihoodProjects, 2025)], plans.Select(p => (p.Kind, p.Year)));
        Assert.Equal([new DateOnly(2026, 10, 26), new DateOnly(2026, 10, 26), new DateOnly(2026, 1, 8)], plans.Select(p => p.Snapshot.AsOf));
        Assert.Equal(new PlanSums(22, 1, 0, 9, 11, 1), plans[0].Sums);
        Assert.Equal(new PlanSums(5, 1, 0, 2, 1, 1), plans[1].Sums);
        Assert.Equal(new PlanSums(4, 2, 1, 0, 0, 1), plans[2].Sums);
        Assert.Contains("特殊困难老年人家庭", Assert.Single(plans[1].Snapshot.Tasks, t => t.CarriedOver).Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2027, 3, 31), plans[0].Snapshot.Tasks.Single(t => t.Number == "18").Due);
        foreach (var plan in plans) Assert.Equal(plan.Slugs.Order(), (await demonstration.InScopeAsync(services => services.GetRequiredService<PublicPlans>().ListedAsync(plan, default))).Order());
    }

    [Fact]
    public async Task Verification_finds_nothing()
    {
        var report = await demonstration.InScopeAsync(services => services.GetRequiredService<Verification>().RunAsync(0, _ => { }, default));
        Assert.Empty(report.Findings);
        Assert.True(report.ChainLinks > 500 && report.Files > 10);
    }

    [Fact]
    [Trait("Req", "F10")]
    [Trait("Req", "F11")]
    public async Task Training_and_contacts_show_what_is_done_and_what_waits()
    {
        var sessions = await demonstration.ReadAsync(db => db.TrainingSessions.AsNoTracking().Include(s => s.Materials).OrderBy(s => s.On).ToListAsync());
        Assert.Equal([TrainingState.Held, TrainingState.Planned, TrainingState.Planned], sessions.Select(s => s.State));
        Assert.Equal([false, true, false], sessions.Select(s => s.WaitsForRecord(Shanghai.DayOf(LoadedDemonstration.Now.UtcDateTime))));
        Assert.Equal([true, false], sessions[0].Materials.OrderBy(m => m.Id).Select(m => m.IsFile));
        var figures = await demonstration.InScopeAsync(services => services.GetRequiredService<TrainingFiguresReading>().SumAsync(sessions[0].On.Year, default));
        Assert.True(figures is { Sessions: 1, Hours: 2.5m, Units: 7, UnitsInAll: 8, Guests: 6 } && figures.Attendances > 8, figures.ToString());
        var units = await demonstration.InScopeAsync(services => services.GetRequiredService<ContactReading>().ListAsync(default));
        Assert.Equal(["市救助管理站"], units.Where(u => u.Missing.Any()).Select(u => u.UnitName));
        Assert.Single(units.SelectMany(u => u.Reported));
        var handover = Assert.Single(await demonstration.ReadAsync(db => db.ContactHandovers.AsNoTracking().Include(h => h.Confirmations).ToListAsync()));
        Assert.Single(handover.Confirmations);
    }

    [Fact]
    public async Task Nothing_is_dated_in_the_future_or_off_working_days()
    {
        var now = LoadedDemonstration.Now.UtcDateTime;
        var today = Shanghai.DayOf(now);
        var calendar = await demonstration.InScopeAsync(services => services.GetRequiredService<Deadlines>().CalendarAsync());
        var editions = await demonstration.ReadAsync(db => db.Editions.AsNoTracking().Include(e => e.Events).ToListAsync());
        Assert.All(editions.SelectMany(e => e.Events), e => Assert.True(e.At <= now && calendar.IsWorkingDay(Shanghai.DayOf(e.At)), $"{e.What} {e.At}"));
        Assert.All(editions.Where(e => e.DateWritten is not null), e => Assert.True(e.DateWritten <= today && calendar.IsWorkingDay(e.DateWritten.Value), e.Content.Title));
        var links = await demonstration.ReadAsync(db => db.AuditEntries.AsNoTracking().Where(a => a.Kind.StartsWith("edition.")).OrderBy(a => a.Sequence).Select(a => a.At).ToListAsync());
        Assert.True(links[^1] <= now);
        Assert.Equal(links.Order(), links);
    }

    [Fact]
    public async Task Index_numbers_and_document_numbers_rise_with_time()
    {
        var papers = await demonstration.ReadAsync(db => db.Editions.AsNoTracking().Where(e => e.Document.IndexNumber != null)
            .OrderBy(e => e.Events.First(x => x.What == nameof(EditionAction.Publish)).At).Select(e => new { e.Document.IndexNumber, e.DocumentNumber, e.DateWritten }).ToListAsync());
        var index = papers.Select(p => p.IndexNumber!).ToList();
        Assert.Equal(index.Order(StringComparer.Ordinal), index);
        var numbers = papers.Select(p => (p.DateWritten, Number: NumberPattern().Match(p.DocumentNumber))).Where(p => p.Number.Success)
            .GroupBy(p => p.Number.Groups[1].Value + p.Number.Groups[2].Value, p => (p.DateWritten, Serial: int.Parse(p.Number.Groups[3].Value, null)));
        Assert.All(numbers, series =>
        {
            var serials = series.OrderBy(s => s.DateWritten).Select(s => s.Serial).ToList();
            Assert.Equal(serials.Distinct().Order(), serials);
        });
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public void A_paper_bears_no_personal_digits_and_agrees_with_its_date(string file)
    {
        var paper = Demonstration.Papers().Single(p => p.File == file);
        var files = paper.Attachments.Select(a => File.ReadAllText(Path.Combine(BaseData.Folder, "demonstration", "files", a.File)));
        Assert.All(files.Append(paper.Body), text => Assert.DoesNotMatch(PersonalDigits(), text.Normalize(System.Text.NormalizationForm.FormKC)));
        Assert.InRange(MarkdownRenderer.ToPlainText(paper.Body).Length, 120, 4000);
        if (paper.Written is { } written && paper.Body.Contains("::: sign", StringComparison.Ordinal))
            Assert.Contains($"{written.Year}年{written.Month}月{written.Day}日", paper.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Merged_headings_render_as_merged_cells()
    {
        var grids = Demonstration.Papers().Where(p => p.Body.Contains("\n+---", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(grids);
        Assert.All(grids, p =>
        {
            var html = MarkdownRenderer.ToHtml(p.Body);
            Assert.Contains(" colspan=\"", html, StringComparison.Ordinal);
            Assert.Contains(" rowspan=\"2\"", html, StringComparison.Ordinal);
            Assert.DoesNotContain("--", MarkdownRenderer.ToPlainText(p.Body), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Loading_again_changes_nothing()
    {
        var before = await CountAsync();
        await demonstration.LoadAsync();
        Assert.Equal(before, await CountAsync());
    }

    private Task<(int Documents, int Users, int Links, int Shelf)> CountAsync() => demonstration.ReadAsync(async db =>
        (await db.Documents.CountAsync(), await db.Users.CountAsync(), await db.AuditEntries.CountAsync(), await db.ShelfRecords.CountAsync()));

    // Eighteen characters of an identity number, eleven of a mobile number, sixteen and more of a bank card.
    [GeneratedRegex(@"(?<!\d)(\d{17}[\dXx]|\d{15,19}|1[3-9]\d{9})(?!\d)")]
    private static partial Regex PersonalDigits();

    [GeneratedRegex(@"^(.+?)〔(\d{4})〕(\d+)号$")]
    private static partial Regex NumberPattern();
}
