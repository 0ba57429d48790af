using Microsoft.Playwright;
using Portal.Browser.Tests.Harness;
using Portal.Domain.Documents;

namespace Portal.Browser.Tests;

/// <summary>A citizen looks for something: on a telephone without script, at a desk with suggestions.</summary>
[Collection(BrowserCollection.Name)]
[Trait("Req", "K2")]
public sealed class SearchingTests(SearchingBureau bureau, Chromium chromium) : IClassFixture<SearchingBureau>
{
    [BrowserFact]
    public async Task Two_characters_on_a_telephone_without_script_lead_to_the_paper()
    {
        await using var citizen = await chromium.PersonAsync(bureau, 390, script: false);
        await citizen.OpenAsync("/");
        await citizen.FillAsync("input[name=q]", "低保");
        await citizen.PressAsync("搜索");
        await citizen.SeesAsync("也包括“最低生活保障”");
        await citizen.GoAsync("关于提高最低生活保障标准的通知");
        await citizen.SeesAsync("每人每月八百二十元");
        Assert.Empty(citizen.Complaints);
    }

    [BrowserFact]
    public async Task Suggestions_come_while_words_are_typed()
    {
        await using var citizen = await chromium.PersonAsync(bureau);
        await citizen.OpenAsync("/");
        await citizen.Page.Locator("input[name=q]").PressSequentiallyAsync("最低生活");
        await Assertions.Expect(citizen.Page.Locator("#suggestions option[value='关于提高最低生活保障标准的通知']")).ToHaveCountAsync(1);
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.WaitForURLAsync("**/search?q=*");
        Assert.Empty(citizen.Complaints);
    }
}

public sealed class SearchingBureau : BrowserBureau
{
    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        await CarryAsync(await DraftAsync(c => c with { Title = "关于提高最低生活保障标准的通知", Body = "城市标准提高到每人每月八百二十元。" }), EditionState.Published);
    }
}
