using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Application.Publishing;
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
        var suggestions = citizen.Page.Locator("#suggestions li");
        await Assertions.Expect(suggestions.Filter(new() { HasText = "关于提高最低生活保障标准的通知" })).ToBeVisibleAsync();
        // Nothing chosen: the words themselves.
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.WaitForURLAsync("**/search?q=*");

        // By the arrows, and by touching one; a number in whatever brackets.
        await citizen.Page.Locator("input[name=q]").FillAsync("");
        await citizen.Page.Locator("input[name=q]").PressSequentiallyAsync("[2026]9号");
        await Assertions.Expect(suggestions).ToHaveTextAsync(["云民发〔2026〕9号 关于提高最低生活保障标准的通知"]);
        await citizen.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(citizen.Page.Locator("input[name=q]")).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await citizen.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(suggestions).ToHaveCountAsync(0);
        await citizen.Page.Locator("input[name=q]").PressSequentiallyAsync(" 通知");
        await suggestions.First.ClickAsync();
        await citizen.Page.WaitForURLAsync("**/documents/**");
        await citizen.SeesAsync("每人每月八百二十元");
        Assert.Empty(citizen.Complaints);
    }
}

public sealed class SearchingBureau : BrowserBureau
{
    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        var id = await DraftAsync(c => c with { Title = "关于提高最低生活保障标准的通知", Body = "城市标准提高到每人每月八百二十元。" }, "normative");
        await CarryAsync(id, EditionState.Signed);
        await RegisterAsync(id, "云民发〔2026〕9号");
        await ActAsync(id, Officer, (s, d, a) => s.GetRequiredService<DocumentRelease>().PublishAsync(d, a, default));
    }
}
