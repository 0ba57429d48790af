using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Application.Audit;
using Portal.Application.Data;

namespace Portal.Web.Hosting;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: the database can be read and its schema is this program's, else 503.</summary>
public static class Health
{
    public static void AddPortalHealth(this IServiceCollection services, PortalOptions options)
    {
        var checks = services.AddHealthChecks().AddCheck<ShelfReadable>("shelf", tags: ["ready"]);
        if (options.Role != HostRole.Public) checks.AddCheck<SchemaMatches>("schema", tags: ["ready"]);
    }

    public static void MapPortalHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
    }

    private sealed class ShelfReadable(PublicDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                // Every column the pages read: a schema that is behind fails here too.
                await db.ShelfRecords.AsNoTracking().Include(r => r.Files).OrderBy(r => r.Id).FirstOrDefaultAsync(cancellationToken);
                await db.ShelfColumns.AsNoTracking().FirstOrDefaultAsync(cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The shelf cannot be read.", fault);
            }
        }
    }

    private sealed class SchemaMatches(PortalDbContext db, Verification verification) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
                if (pending.Any()) return HealthCheckResult.Unhealthy("The schema is behind: run migrate.");
                return await verification.KeyFitsAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The audit key is not the one that sealed the chain: every office host needs the same.");
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                return HealthCheckResult.Unhealthy("The database cannot be reached.", fault);
            }
        }
    }
}
