using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Application.Data;

/// <summary>One switch for both databases; each has its own assembly of migrations.</summary>
public static class DatabaseSetup
{
    public const string SqliteMigrations = "Portal.Migrations.Sqlite";
    public const string SqlServerMigrations = "Portal.Migrations.SqlServer";

    public static DbContextOptionsBuilder UsePortalDatabase(this DbContextOptionsBuilder builder, PortalOptions options, string? connectionString)
    {
        if (options.Database.Provider == DatabaseProvider.SqlServer)
        {
            if (string.IsNullOrWhiteSpace(connectionString)) throw new InvalidOperationException("ConnectionStrings:Portal is missing; SQL Server needs it.");
            return builder.UseSqlServer(connectionString, sql =>
            {
                sql.MigrationsAssembly(SqlServerMigrations);
                if (options.Database.MaxBatchSize is { } size) sql.MaxBatchSize(size);
            });
        }
        return builder.UseSqlite(SqliteConnectionString(options, connectionString), sqlite =>
        {
            sqlite.MigrationsAssembly(SqliteMigrations);
            if (options.Database.MaxBatchSize is { } size) sqlite.MaxBatchSize(size);
        });
    }

    /// <summary>The given one, or <c>portal.db</c> in the data directory.</summary>
    public static string SqliteConnectionString(PortalOptions options, string? connectionString) =>
        new SqliteConnectionStringBuilder(string.IsNullOrWhiteSpace(connectionString) ? $"Data Source={Path.Combine(options.DataPath, "portal.db")}" : connectionString)
        {
            // How long a writer waits for another one before it gives up, in seconds.
            DefaultTimeout = 60,
        }.ToString();
}
