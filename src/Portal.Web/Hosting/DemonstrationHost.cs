using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Application;
using Portal.Application.Data;
using Portal.Application.Seeding;
using Portal.Web.Security;

namespace Portal.Web.Hosting;

/// <summary>Loads the demonstration into an empty database and says with which accounts to try it.</summary>
public static class DemonstrationHost
{
    public static async Task LoadAsync(IConfiguration configuration, DateTime now, ILogger log, CancellationToken token)
    {
        var clock = new ScriptedClock();
        var services = new ServiceCollection().AddLogging().AddSingleton(configuration);
        services.AddPortalSettings(configuration);
        services.AddPublicSide(configuration);
        services.AddWorkroom(configuration);
        services.AddHttpContextAccessor();
        services.AddOfficeSecurity();
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        await using var provider = services.BuildServiceProvider();
        await using (var scope = provider.CreateAsyncScope())
            if (!await Demonstration.FitsAsync(scope.ServiceProvider.GetRequiredService<PortalDbContext>(), token)) return;
        log.LogInformation("Loading the demonstration content");
        var papers = await new Demonstration(provider, clock, now).LoadAsync(token);
        log.LogInformation("Loaded {Papers} demonstration papers", papers);
    }

    public static async Task TellAccountsAsync(CancellationToken token)
    {
        Console.WriteLine($"演示账号（密码都是 {Demonstration.Password}），登录：/account/login");
        foreach (var (user, name, roles) in await Demonstration.AccountsAsync(token)) Console.WriteLine($"  {user,-12} {name}　{roles}");
    }
}
