using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Audit;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Application.People;
using Portal.Domain.Audit;
using Portal.Domain.Calendar;
using Portal.Domain.Contacts;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.Publishing;
using Portal.Domain.Reports;
using Portal.Domain.Review.Wording;
using Portal.Domain.Search;
using Portal.Domain.Training;
using Portal.Domain.WorkPlans;

namespace Portal.Application.Data;

/// <summary>Everything: workroom, shelf, people, audit. It owns the migrations. Only the office side and the commands get it.</summary>
public sealed class PortalDbContext(DbContextOptions<PortalDbContext> options, AuditKey auditKey) : IdentityDbContext<PortalUser, PortalRole, int>(options)
{
    public DbSet<Unit> Units => Set<Unit>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();
    public DbSet<Column> Columns => Set<Column>();
    public DbSet<Document> Documents => Set<Document>();
    public DbSet<Edition> Editions => Set<Edition>();
    public DbSet<LexiconEntry> LexiconEntries => Set<LexiconEntry>();
    public DbSet<EditorSession> EditorSessions => Set<EditorSession>();
    public DbSet<ShelfRecord> ShelfRecords => Set<ShelfRecord>();
    public DbSet<ShelfChange> ShelfChanges => Set<ShelfChange>();
    public DbSet<ShelfColumn> ShelfColumns => Set<ShelfColumn>();
    public DbSet<ShelfUnit> ShelfUnits => Set<ShelfUnit>();
    public DbSet<ShelfSetting> ShelfSettings => Set<ShelfSetting>();
    public DbSet<ShelfRedirect> ShelfRedirects => Set<ShelfRedirect>();
    public DbSet<ShelfSynonym> ShelfSynonyms => Set<ShelfSynonym>();
    public DbSet<ShelfFileText> ShelfFileTexts => Set<ShelfFileText>();
    public DbSet<SynonymGroup> SynonymGroups => Set<SynonymGroup>();
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();
    public DbSet<OldAddress> OldAddresses => Set<OldAddress>();
    public DbSet<SiteSetting> SiteSettings => Set<SiteSetting>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();
    public DbSet<ChannelEntry> ChannelEntries => Set<ChannelEntry>();
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();
    public DbSet<ImportRunLine> ImportRunLines => Set<ImportRunLine>();
    public DbSet<TrainingLine> TrainingLines => Set<TrainingLine>();
    public DbSet<TrainingSession> TrainingSessions => Set<TrainingSession>();
    public DbSet<TrainingRoll> TrainingRolls => Set<TrainingRoll>();
    public DbSet<UnitContact> UnitContacts => Set<UnitContact>();
    public DbSet<ContactHandover> ContactHandovers => Set<ContactHandover>();
    public DbSet<WorkPlan> WorkPlans => Set<WorkPlan>();
    public DbSet<UnitProgress> UnitProgress => Set<UnitProgress>();
    public DbSet<Supervision> Supervisions => Set<Supervision>();
    public DbSet<PlanRelease> PlanReleases => Set<PlanRelease>();
    public DbSet<ShelfPlan> ShelfPlans => Set<ShelfPlan>();
    public DbSet<AdminKey> AdminKeys => Set<AdminKey>();
    public DbSet<PublicKey> PublicKeys => Set<PublicKey>();

    /// <summary>Saves, and seals every added history row into the audit chain in the same transaction.</summary>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        SaveNumberedAsync(null, cancellationToken);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Save asynchronously: the audit chain is written with every save.");

    /// <summary>
    /// Saves what was changed, then lets <paramref name="number"/> raise counters and add rows that bear their values, then seals the history:
    /// index serial, shelf change number and audit head are raised in this order, last in the transaction (design rule 8).
    /// </summary>
    public async Task<int> SaveNumberedAsync(Func<CancellationToken, Task>? number, CancellationToken token = default)
    {
        var history = ChangeTracker.Entries<IChained>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (history.Count == 0 && number is null) return await base.SaveChangesAsync(true, token);

        await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(token) : null;
        var count = await base.SaveChangesAsync(true, token);
        if (number is not null)
        {
            await number(token);
            history.AddRange(ChangeTracker.Entries<IChained>().Where(e => e.State == EntityState.Added).Select(e => e.Entity));
            count += await base.SaveChangesAsync(true, token);
        }
        if (history.Count > 0) await AuditChain.AppendAsync(this, history, auditKey, () => base.SaveChangesAsync(true, token), token);
        if (own is not null) await own.CommitAsync(token);
        return count;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
        builder.ApplyConventions(Database.IsSqlServer());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UsePortalTypes();
}
