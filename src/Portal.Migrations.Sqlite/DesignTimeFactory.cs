using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.Application.Audit;
using Portal.Application.Data;

namespace Portal.Migrations.Sqlite;

/// <summary>Lets the migration tool build the model without a host.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args)
    {
        var options = new PortalOptions { Database = { Provider = DatabaseProvider.Sqlite } };
        var builder = new DbContextOptionsBuilder<PortalDbContext>();
        builder.UsePortalDatabase(options, "Data Source=design.db");
        return new PortalDbContext(builder.Options, new AuditKey(() => new byte[32]));
    }
}
