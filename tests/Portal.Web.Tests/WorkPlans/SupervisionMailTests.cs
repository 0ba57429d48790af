using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Portal.Application.Data;
using Portal.Application.WorkPlans;
using Portal.Testing;

namespace Portal.Web.Tests.WorkPlans;

/// <summary>Reminders and notices by e-mail, received by a real server of SMTP.</summary>
[Trait("Req", "F6")]
public sealed class SupervisionMailTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly PostOffice _post = new();
    private readonly PublicPlanBureau _bureau = new();
    private int _plan;
    private int _relief;

    public async Task InitializeAsync()
    {
        _bureau.Set("Portal:Mail:Host", "127.0.0.1");
        _bureau.Set("Portal:Mail:Port", $"{_post.Port}");
        _bureau.Set("Portal:Mail:Security", "None");
        _bureau.Set("Portal:Mail:From", "zwgk@example.gov.cn");
        _bureau.Set("Portal:Mail:OfficeAddress", "http://zwgk.local/");
        await _bureau.InitializeAsync();
        _plan = await _bureau.PlanInForceAsync();
        _relief = await _bureau.TaskAsync(_plan, "2");
        await AddressAsync(Bureau.Drafter, "nigao@example.gov.cn");
        await AddressAsync(Bureau.Supervisor, "jiandu@example.gov.cn");
    }

    public async Task DisposeAsync()
    {
        await _bureau.DisposeAsync();
        await _post.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    [Fact]
    public async Task A_notice_goes_to_the_unit_once_and_says_nothing_of_its_words()
    {
        var supervisor = await _bureau.SignedInAsync(Bureau.Supervisor);
        await supervisor.SubmitAsync(await supervisor.OpenAsync($"/admin/work-plans/{_plan}/tasks/{_relief}?unit={_bureau.Relief}"), "#notice", ("Text", "内部要求：请抓紧"));
        Assert.Equal(1, await RoundAsync());
        Assert.Equal(0, await RoundAsync());

        var (to, raw) = _post.Letters.Single();
        var letter = await MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(raw)));
        Assert.Equal("nigao@example.gov.cn", to);
        Assert.Equal("【政务公开】督办通知：第2项", letter.Subject);
        Assert.Contains("请在2026年3月9日前答复", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains($"http://zwgk.local/admin/work-plans/{_plan}/tasks/{_relief}?unit={_bureau.Relief}", letter.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("内部要求", letter.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_escalated_goes_to_the_supervisors_and_an_unknown_address_keeps_nobodys_letter_back()
    {
        await AddressAsync(Bureau.Officer, "nobody@example.gov.cn");
        _post.Unknown.Add("nobody@example.gov.cn");
        _bureau.At(2026, 6, 16);
        await _bureau.RoundAsync();
        await RoundAsync();
        Assert.Equal(["jiandu@example.gov.cn", "nigao@example.gov.cn"], _post.Letters.Select(l => l.To).Order());
        // What is done is no longer told.
        Assert.Equal(0, await RoundAsync());
    }

    [Fact]
    public async Task A_server_that_takes_nothing_loses_nothing()
    {
        _bureau.At(2026, 5, 20);
        await _bureau.RoundAsync();
        _post.IsShut = true;
        await Assert.ThrowsAnyAsync<Exception>(RoundAsync);
        Assert.Empty(_post.Letters);
        _post.IsShut = false;
        Assert.Equal(1, await RoundAsync());
        Assert.Single(_post.Letters);
    }

    [Fact]
    public async Task What_nobody_can_receive_is_kept_and_what_is_old_is_not_sent()
    {
        await AddressAsync(Bureau.Drafter, null);
        _bureau.At(2026, 5, 20);
        await _bureau.RoundAsync();
        Assert.Equal(0, await RoundAsync());
        await AddressAsync(Bureau.Drafter, "nigao@example.gov.cn");
        _bureau.At(2026, 5, 24);
        Assert.Equal(0, await RoundAsync());
        Assert.Empty(_post.Letters);
    }

    private Task<int> RoundAsync() => _bureau.InScopeAsync(s => s.GetRequiredService<SupervisionMail>().RunAsync(default));

    private Task<int> AddressAsync(string userName, string? address) =>
        _bureau.InScopeAsync(s => s.GetRequiredService<PortalDbContext>().Users.Where(u => u.UserName == userName).ExecuteUpdateAsync(u => u.SetProperty(p => p.Email, address)));
}
