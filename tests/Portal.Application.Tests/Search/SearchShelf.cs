using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Data;
using Portal.Application.Import;
using Portal.Application.People;
using Portal.Application.Publishing;
using Portal.Application.Search;

using Portal.Domain;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Review;
using Portal.Testing;

namespace Portal.Application.Tests.Search;

/// <summary>The demonstration's public papers and, where they are on this machine, the five real ones, with the index.</summary>
public sealed class SearchShelf : LoadedDemonstration
{
    private static readonly string[] Numbers = ["000", "001", "002", "003", "004"];

    public Task<SearchAnswer> FindAsync(string words, SearchFilter? filter = null, SearchOrder order = SearchOrder.Relevance) =>
        InScopeAsync(s => s.GetRequiredService<ShelfSearch>().FindAsync(new SearchQuestion(words, filter ?? new SearchFilter(), order, null, 20), default));

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        if (SeedPapers.Folder is not null)
            foreach (var number in Numbers) await PublishAsync(number);
        await InScopeAsync(s => s.GetRequiredService<SearchIndex>().TendAsync(default));
    }

    // Each person of the bureau takes his step; the papers come with the values that were read out of them.
    private Task PublishAsync(string number) => InScopeAsync(async services =>
    {
        var (name, bytes) = SeedPapers.Read(number);
        var reading = new PaperReader().Read(name, bytes);
        var db = services.GetRequiredService<PortalDbContext>();
        var unit = await db.Units.Where(u => u.Name == "社会救助处").Select(u => u.Id).SingleAsync();
        var column = await db.Columns.Where(c => c.Slug == "plans").Select(c => c.Id).SingleAsync();
        var people = await db.Users.ToDictionaryAsync(u => u.UserName!, u => u.Id);
        async Task<Actor> Actor(string user) => await services.GetRequiredService<Actors>().LoadAsync(people[user]);
        var (drafter, head, office, now) = (await Actor("jiuzhu"), await Actor("jiuzhu1"), await Actor("gongkai"), Clock.Now.UtcDateTime);
        var document = new Document(unit, new Stamp(drafter.UserId, now));
        var edition = document.StartFirst(new EditionContent
        {
            ColumnId = column,
            Title = reading.Title ?? "临沧市民政局2017年政务公开工作总结",
            IssuingBody = reading.IssuingBody ?? "临沧市民政局",
            Subject = "政务公开",
            Attribute = DisclosureAttribute.Proactive,
            Body = reading.BodyMarkdown,
            FirstPublishedOn = reading.PublishedOn ?? reading.DateWritten,
        }, drafter, now);
        edition.Submit(drafter, WorkflowPath.Full, now);
        edition.Agree(head, now, "");
        edition.Examine(office, now, "");
        foreach (var gate in Enum.GetValues<GateKind>())
            edition.Judge(gate, Verdict.Pass, "", "", GateDuties.Default, gate switch { GateKind.Policy => head, GateKind.Legal => await Actor("fagui"), GateKind.Confidentiality => await Actor("baomi"), _ => office }, now);
        edition.Sign(DisclosureAttribute.Proactive, "", "", "", await Actor("qianfa"), now);
        edition.Register(reading.DocumentNumber ?? "", reading.DateWritten ?? reading.PublishedOn!.Value, null, office, now, DateOnly.FromDateTime(now));
        db.Documents.Add(document);
        await db.SaveChangesAsync();
        await services.GetRequiredService<PublishingGate>().PublishAsync(document, office, default);
    });
}
