using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Mail;
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
        CheckMail(options.Mail);
        // In Production nothing more happens before the first request: what fell due is published by the background work's first round.
        if (!app.Environment.IsDevelopment()) return;
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.MigrateAsync(token);
            await scope.ServiceProvider.GetRequiredService<BaseData>().LoadAsync(token);
            await DemonstrationHost.LoadAsync(app.Configuration, app.Services.GetRequiredService<TimeProvider>().UtcNow(), app.Logger, token);
            await DemonstrationHost.TellAccountsAsync(token);
        }
    }

    /// <exception cref="StartUpException">A mail server is named and no sender.</exception>
    public static void CheckMail(MailOptions mail)
    {
        if (mail.Host.Length > 0 && !Mailer.IsAddress(mail.From)) throw new StartUpException($"设置了邮件服务器，Portal:Mail:From 应当是发件的电子邮箱地址，现在是“{mail.From}”");
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
