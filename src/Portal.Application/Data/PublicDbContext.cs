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
    public DbSet<SearchMiss> SearchMisses => Set<SearchMiss>();
    public DbSet<PublicKey> PublicKeys => Set<PublicKey>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PublicDbContext).Assembly, type => typeof(IPublicConfiguration).IsAssignableFrom(type));
        modelBuilder.ApplyConventions(Database.IsSqlServer());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.UsePortalTypes();
}

/// <summary>Marks the configurations that the public context shares.</summary>
internal interface IPublicConfiguration;
