using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Search;
using Portal.Application.WorkPlans;

namespace Portal.Application.Publishing;

/// <summary>What feeds, site map and the interface for other systems read the shelf with.</summary>
public static class ExchangeSetup
{
    public static void AddExchange(this IServiceCollection services)
    {
        services.AddScoped<ShelfFeed>();
        services.AddScoped<ShelfSitemap>();
        services.AddScoped<ShelfItems>();
        services.AddScoped<RecordLists>();
        services.AddScoped<PublicPlans>();
        services.AddScoped<DatabaseSearch>();
        services.AddScoped<IndexRecordSearch>();
        services.AddScoped<IRecordSearch>(provider => provider.GetRequiredService<IndexRecordSearch>());
    }
}
