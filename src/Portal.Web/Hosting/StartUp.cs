using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Publishing;
using Portal.Application.Seeding;

namespace Portal.Web.Hosting;

/// <summary>Before the first request: a data directory that can be written, and in Development the schema and the demonstration content.</summary>
public static class StartUp
{
    public static async Task PrepareAsync(WebApplication app, CancellationToken token)
    {
        var options = app.Services.GetRequiredService<IOptions<PortalOptions>>().Value;
        CheckDataDirectory(options);
        if (options.Role == HostRole.Public) return;
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        if (app.Environment.IsDevelopment())
        {
            await db.Database.MigrateAsync(token);
            await scope.ServiceProvider.GetRequiredService<BaseData>().LoadAsync(token);
            await DemonstrationHost.LoadAsync(app.Configuration, app.Services.GetRequiredService<TimeProvider>().UtcNow(), app.Logger, token);
            await DemonstrationHost.TellAccountsAsync(token);
        }
        if ((await db.Database.GetPendingMigrationsAsync(token)).Any())
        {
            app.Logger.LogError("The schema does not match this program; run migrate. /health/ready answers 503 until then");
            return;
        }
        await app.Services.GetRequiredService<ScheduledPublication>().RunAsync(token);
    }

    /// <exception cref="StartUpException">The directory cannot be made or written.</exception>
    public static void CheckDataDirectory(PortalOptions options)
    {
        var probe = Path.Combine(options.DataPath, $".write-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(options.DataPath);
            File.WriteAllBytes(probe, new byte[4096]);
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartUpException($"数据目录不能写入，程序没有启动：{options.DataPath}（{fault.Message}）", fault);
        }
    }
}
