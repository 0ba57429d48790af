using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Testing;

namespace Portal.Application.Tests.Publishing;

/// <summary>A page of a list costs the same at a million records as at ten: its queries go by an index and sort nothing.</summary>
[Trait("Req", "K6")]
public sealed partial class ListPlanTests(PortalApp app) : IClassFixture<PortalApp>
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    public static TheoryData<string> Lists => ["all", "all after", "column", "column after", "year", "column and month", "months", "days", "feed", "feed of a column", "items", "neighbours", "rows for the search index", "filtered"];

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task No_list_reads_or_sorts_the_whole_shelf(string list)
    {
        var recorder = new Recorder();
        await using var db = new PublicDbContext(new DbContextOptionsBuilder<PublicDbContext>().UseSqlite($"Data Source={Path.Combine(app.DataDirectory, "portal.db")}").AddInterceptors(recorder).Options);
        var lists = new RecordLists(db, new PublicSite(db), new DatabaseSearch(db));
        await (list switch
        {
            "all" => lists.ListAsync(new RecordFilter(Day), null, 20, default),
            "all after" => lists.ListAsync(new RecordFilter(Day), "20260302-9", 20, default),
            "column" => lists.ListAsync(new RecordFilter(Day) { Columns = ["news"] }, null, 20, default),
            "column after" => lists.ListAsync(new RecordFilter(Day) { Columns = ["news"] }, "20260302-9", 20, default),
            "year" => lists.ListAsync(new RecordFilter(Day) { From = new(2026, 1, 1), Before = new(2027, 1, 1) }, "20260302-9", 20, default),
            "column and month" => lists.ListAsync(new RecordFilter(Day) { Columns = ["news"], From = new(2026, 1, 1), Before = new(2026, 2, 1) }, null, 20, default),
            "months" => lists.MonthsAsync(["news"], 2026, default),
            "days" => lists.DaysAsync(2026, default),
            "feed" => new ShelfFeed(db).NewestAsync(null, default),
            "feed of a column" => new ShelfFeed(db).NewestAsync(["news"], default),
            "items" => new ShelfItems(db).ChangesAsync(0, 100, default),
            "rows for the search index" => new IndexSource(db).NextAsync(Day, 9, 200, default),
            "neighbours" => new PublicSite(db).ShownAsync("a"),
            _ => (Task)new DatabaseSearch(db).FindAsync(new RecordQuestion("", new RecordFilter(Day) { Validity = Domain.Documents.Validity.Lapsed }), "20260302-9", 20, default),
        });
        Assert.NotEmpty(recorder.Plans);
        // Sorting what a bounded part of the index gave is no sorting of the shelf.
        foreach (var (sql, plan) in recorder.Plans.Where(p => p.Sql.Contains("\"ShelfRecords\"", StringComparison.Ordinal)))
        {
            Assert.False(plan.Any(step => step.StartsWith("SCAN s ", StringComparison.Ordinal) || step == "SCAN s"), $"{sql}\n{string.Join('\n', plan)}");
            var sorts = plan.Count(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
            Assert.True(sorts == 0 || Bounded().IsMatch(sql), $"{sql}\n{string.Join('\n', plan)}");
        }
    }

    [Fact]
    public async Task Long_texts_stand_last_in_the_row_so_that_no_list_reads_past_them()
    {
        await using var db = new PublicDbContext(new DbContextOptionsBuilder<PublicDbContext>().UseSqlite($"Data Source={Path.Combine(app.DataDirectory, "portal.db")}").Options);
        Assert.Equal(["Content_PlainText", "Content_Html"], (await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info('ShelfRecords') ORDER BY cid").ToListAsync())[^2..]);
    }

    // A part of the question with its own limit: ) AS "s0"
    [System.Text.RegularExpressions.GeneratedRegex("\\) AS \"s[0-9]\"")]
    private static partial System.Text.RegularExpressions.Regex Bounded();

    /// <summary>Asks SQLite how it would carry out each command.</summary>
    private sealed class Recorder : DbCommandInterceptor
    {
        public List<(string Sql, List<string> Plan)> Plans { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await using var explain = command.Connection!.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            foreach (DbParameter parameter in command.Parameters)
            {
                var copy = explain.CreateParameter();
                (copy.ParameterName, copy.Value) = (parameter.ParameterName, parameter.Value);
                explain.Parameters.Add(copy);
            }
            var plan = new List<string>();
            await using (var reader = await explain.ExecuteReaderAsync(cancellationToken))
                while (await reader.ReadAsync(cancellationToken)) plan.Add(reader.GetString(3));
            Plans.Add((command.CommandText, plan));
            return result;
        }
    }
}
