using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Publishing;

namespace Portal.Application.Tests.Data;

internal static partial class SqlServerCalls
{
    private static Dictionary<string, Func<Task>> Exchange(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        return new()
        {
            ["ShelfFeed.NewestAsync"] = async () => { await Get<ShelfFeed>().NewestAsync(null, default); await Get<ShelfFeed>().NewestAsync(["news", "notices"], default); },
            ["ShelfSitemap.CountAsync"] = () => Get<ShelfSitemap>().CountAsync(default),
            // The lines are no task and would not be asked for by themselves.
            ["ShelfSitemap.PartsAsync"] = async () =>
            {
                await Get<ShelfSitemap>().PartsAsync(default);
                await foreach (var line in Get<ShelfSitemap>().LinesAsync(2)) Assert.NotNull(line);
            },
        };
    }
}
