using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.Application.Audit;
using Portal.Application.Data;

namespace Portal.Migrations.SqlServer;

/// <summary>Lets the migration tool build the model without a host.</summary>
public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<PortalDbContext>
{
    public PortalDbContext CreateDbContext(string[] args)
    {
        var options = new PortalOptions { Database = { Provider = DatabaseProvider.SqlServer } };
        var builder = new DbContextOptionsBuilder<PortalDbContext>();
        builder.UsePortalDatabase(options, "Server=design;Database=design");
        return new PortalDbContext(builder.Options, new AuditKey(() => new byte[32]));
    }
}
