using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Application.Tests.Data;

/// <summary>A database of an earlier version opens in this one with its rows.</summary>
public sealed class UpgradeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-upgrade-").FullName;

    [Fact]
    public async Task Columns_of_the_first_version_are_read_after_the_upgrade()
    {
        await using var db = Open();
        await db.GetService<IMigrator>().MigrateAsync("Initial");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO Columns (Slug, Name, Description, Path, NeedsNumber, \"Order\") VALUES ('notices', '通知公告', '面向社会的通知', 'Full', 0, 1)");
        await db.Database.ExecuteSqlRawAsync("INSERT INTO ShelfColumns (Slug, Name, Description, \"Order\", Total) VALUES ('notices', '通知公告', '面向社会的通知', 1, 7)");

        await db.Database.MigrateAsync();

        var column = await db.Set<Column>().SingleAsync();
        Assert.Equal(("notices", ColumnKind.Standing, ColumnSection.None, false), (column.Slug, column.Kind, column.Section, column.IsClosed));
        var shown = await db.Set<ShelfColumn>().SingleAsync();
        Assert.Equal((7, ColumnKind.Standing, ""), (shown.Total, shown.Kind, shown.OwnerName));
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private PortalDbContext Open()
    {
        var options = new PortalOptions { Database = { Provider = DatabaseProvider.Sqlite } };
        var builder = new DbContextOptionsBuilder<PortalDbContext>();
        builder.UsePortalDatabase(options, $"Data Source={Path.Combine(_folder, "portal.db")}");
        return new PortalDbContext(builder.Options, new AuditKey(() => new byte[32]));
    }
}
