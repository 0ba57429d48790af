using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Testing;
using Post = Portal.Domain.People.Role;

namespace Portal.Web.Tests.People;

/// <summary>Two units, an administrator, a supervisor and two people who draft.</summary>
public sealed class PeopleApp : PortalApp
{
    public int Office { get; private set; }

    public int Relief { get; private set; }

    public int Admin { get; private set; }

    protected override async Task ArrangeAsync()
    {
        Office = await UnitAsync("办公室");
        Relief = await UnitAsync("社会救助科");
        Admin = await PersonAsync("guanli", "管理员甲", Office, Post.Administrator);
        await PersonAsync("jiandu", "监督甲", Office, Post.Supervisor);
        await PersonAsync("lisi", "李四", Relief, Post.Drafter, Post.UnitHead);
        await PersonAsync("wangwu", "王五", Relief, Post.Drafter);
    }

    public Task<PortalUser> UserAsync(string userName) => InScopeAsync(services => services.GetRequiredService<PortalDbContext>().Users.AsNoTracking().SingleAsync(u => u.UserName == userName));

    public Task<List<AuditEvent>> EventsAsync(string kind) =>
        InScopeAsync(services => services.GetRequiredService<PortalDbContext>().AuditEvents.AsNoTracking().Where(e => e.Kind == kind).OrderBy(e => e.Id).ToListAsync());

    public Task DoAsync(Func<PortalDbContext, Task> act) => InScopeAsync(services => act(services.GetRequiredService<PortalDbContext>()));

    /// <summary>Sends the sign-in form and gives the answer.</summary>
    public static async Task<Page> SignInAsync(Visitor visitor, string userName, string password, string address = "/account/login") =>
        await visitor.SubmitAsync(await visitor.OpenAsync(address), "form[action='/account/login']", ("UserName", userName), ("Password", password));

    public static async Task AssertSignedOutAsync(Visitor visitor)
    {
        var page = await visitor.OpenAsync("/admin/delegations");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        Assert.StartsWith("/account/login", page.Location, StringComparison.Ordinal);
    }

    /// <summary>The one-time code of a key as the page shows it, at this moment (RFC 6238).</summary>
    public static string Totp(string key)
    {
        var bits = string.Concat(key.Replace(" ", "", StringComparison.Ordinal).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var counter = BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30));
#pragma warning disable CA5350 // the standard says SHA-1
        var hash = HMACSHA1.HashData(secret, counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("000000", System.Globalization.CultureInfo.InvariantCulture);
    }
}
