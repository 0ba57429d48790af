using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Portal.Application.Data;

namespace Portal.Web.Security;

/// <summary>Two encrypted rings in the shared database: the public one (antiforgery only) and that of the office side.</summary>
public static class KeyRingSetup
{
    public static void AddKeyRing(this IServiceCollection services, PortalOptions options)
    {
        var office = options.Role != HostRole.Public;
        services.AddDataProtection().SetApplicationName(office ? "portal-admin" : "portal-public");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(management =>
        {
            var scopes = provider.GetRequiredService<IServiceScopeFactory>();
            var settings = provider.GetRequiredService<IOptions<PortalOptions>>().Value;
            management.XmlRepository = office
                ? new AdminKeyRing(scopes, KeySeal.From(settings, "admin"))
                : new PublicKeyRing(scopes, KeySeal.From(settings, "public"));
        }));
    }
}
