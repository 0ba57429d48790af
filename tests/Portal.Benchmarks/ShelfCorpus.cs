using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Benchmarks;

/// <summary>
/// Fills a bureau's shelf with many records of ten years in the field's words. Each is an edition carried to its publication by the entity's own methods and written by the
/// gate's own lines (<see cref="ShelfRows"/>); only the workroom's rows are left out, so <c>verify</c> does not know them.
/// </summary>
internal sealed class ShelfCorpus(Bureau bureau, int textBytes = 2048, int seed = 1)
{
    private const int Batch = 2_000;
    private const int Days = 3_650;

    /// <summary>Far from the numbers of documents that the bureau makes itself.</summary>
    private const int FirstSource = 1_000_000_000;
    private static readonly string[] Slugs = ["notices", "policies", "normative", "plans", "news", "personnel", "budgets", "procurement", "statistics", "emergency"];

    private readonly FieldText _text = new(seed);

    /// <param name="told">Records written so far.</param>
    public async Task FillAsync(int count, Action<int> told)
    {
        for (var done = 0; done < count; done += Batch)
        {
            var first = done;
            await bureau.InScopeAsync(services => WriteAsync(services, first, Math.Min(Batch, count - first), count));
            told(Math.Min(done + Batch, count));
        }
    }

    private async Task WriteAsync(IServiceProvider services, int first, int size, int of)
    {
        var db = services.GetRequiredService<PortalDbContext>();
        var columns = await db.Columns.AsNoTracking().ToDictionaryAsync(c => c.Slug);
        var people = new Dictionary<string, Actor>();
        foreach (var name in new[] { Bureau.Drafter, Bureau.Head, Bureau.Officer, Bureau.Reviewer, Bureau.Lawyer, Bureau.Signer })
            people[name] = await services.GetRequiredService<Actors>().LoadAsync(bureau.IdOf(name));
        var now = bureau.Clock.Now.UtcDateTime;
        var today = DateOnly.FromDateTime(now);
        var records = new List<ChangedRecord>(size);
        for (var n = first; n < first + size; n++)
        {
            var day = today.AddDays(-Days + (int)((long)Days * n / of));
            var record = ShelfRecord.New(string.Create(CultureInfo.InvariantCulture, $"900000000/{day.Year}-{n:0000000}"), FirstSource + n);
            var column = columns[Slugs[n % Slugs.Length]];
            var edition = Published(day, column, n, people, now);
            record.Put(edition, ShelfPages.Of(edition.Content, DisclosureAttribute.Proactive, new Registration(edition.DocumentNumber, day, null), edition.Validity, column.Slug, column.Name, "社会救助处"), [], today);
            records.Add(new(record, ShelfChangeKind.Added, null));
        }
        db.ChangeTracker.Clear();
        db.ShelfRecords.AddRange(records.Select(r => r.Record));
        await db.SaveNumberedAsync(token => db.NumberAsync(records, now, token));
    }

    private Edition Published(DateOnly day, Column column, int n, Dictionary<string, Actor> people, DateTime now)
    {
        var (title, subject) = _text.Title(day);
        var content = new EditionContent { ColumnId = column.Id, Title = title, Subject = subject, IssuingBody = "云岭市民政局", Attribute = DisclosureAttribute.Proactive, Body = _text.Body(textBytes).Replace("\n", "\n\n", StringComparison.Ordinal), FirstPublishedOn = day };
        var edition = new Document(bureau.Relief, new Stamp(bureau.IdOf(Bureau.Drafter), now)).StartFirst(content, people[Bureau.Drafter], now);
        edition.Submit(people[Bureau.Drafter], WorkflowPath.Full, now);
        edition.Agree(people[Bureau.Head], now, "");
        edition.Examine(people[Bureau.Officer], now, "");
        foreach (var gate in Enum.GetValues<GateKind>()) edition.Judge(gate, Verdict.Pass, "", "", GateDuties.Default, people[Bureau.GuardOf(gate)], now);
        edition.Sign(DisclosureAttribute.Proactive, "", "", "", people[Bureau.Signer], now);
        edition.Register(string.Create(CultureInfo.InvariantCulture, $"云民发〔{day.Year}〕{n + 1}号"), day, null, people[Bureau.Officer], now, DateOnly.FromDateTime(now));
        edition.Publish(people[Bureau.Officer], now);
        return edition;
    }
}
