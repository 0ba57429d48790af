using Microsoft.EntityFrameworkCore;
using Portal.Domain.Publishing;
using Portal.Domain.Search;

namespace Portal.Application.Data;

/// <summary>What the public side has: the shelf, the inbox it only writes to, and its own keys. It knows no table of the workroom.</summary>
public sealed class PublicDbContext(DbContextOptions<PublicDbContext> options) : DbContext(options)
{
    public DbSet<ShelfRecord> ShelfRecords => Set<ShelfRecord>();
    public DbSet<ShelfChange> ShelfChanges => Set<ShelfChange>();
    public DbSet<ShelfColumn> ShelfColumns => Set<ShelfColumn>();
    public DbSet<ShelfUnit> ShelfUnits => Set<ShelfUnit>();
    public DbSet<ShelfSetting> ShelfSettings => Set<ShelfSetting>();
    public DbSet<ShelfRedirect> ShelfRedirects => Set<ShelfRedirect>();
    public DbSet<ShelfSynonym> ShelfSynonyms => Set<ShelfSynonym>();
    public DbSet<ShelfFileText> ShelfFileTexts => Set<ShelfFileText>();
    public DbSet<ShelfPlan> ShelfPlans => Set<ShelfPlan>();
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();
    public DbSet<PublicKey> PublicKeys => Set<PublicKey>();

    /// <summary>Where it goes back to at the end of a request; null where it ends then.</summary>
    internal SqliteContexts? Home { get; init; }

    internal bool IsLent { get; set; }

    /// <summary>Kept from one request to the next by a lasting context.</summary>
    internal PreparedStatements? Statements { get; init; }

    public override void Dispose()
    {
        if (Home?.TakeBack(this) == true) return;
        Statements?.Dispose();
        base.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        if (Home?.TakeBack(this) == true) return ValueTask.CompletedTask;
        Statements?.Dispose();
        return base.DisposeAsync();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PublicDbContext).Assembly, type => typeof(IPublicConfiguration).IsAssignableFrom(type));
        modelBuilder.ApplyConventions(Database.IsSqlServer());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UsePortalTypes();
}

/// <summary>Marks the configurations that the public context shares.</summary>
internal interface IPublicConfiguration;
