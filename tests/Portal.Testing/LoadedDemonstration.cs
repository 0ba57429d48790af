using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Application.Data;
using Portal.Web.Hosting;

namespace Portal.Testing;

/// <summary>The demonstration, loaded once as a newcomer's first start loads it, on a Friday afternoon.</summary>
public class LoadedDemonstration : PortalApp
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 16, 0, 0, TimeSpan.FromHours(8));

    protected override async Task ArrangeAsync()
    {
        Clock.MoveTo(Now);
        await LoadAsync();
        // Another host wrote it.
        await TendAsync();
    }

    public Task LoadAsync() => InScopeAsync(services =>
        DemonstrationHost.LoadAsync(services.GetRequiredService<IConfiguration>(), Now.UtcDateTime, NullLogger.Instance, CancellationToken.None));

    public Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read) => InScopeAsync(services => read(services.GetRequiredService<PortalDbContext>()));
}
