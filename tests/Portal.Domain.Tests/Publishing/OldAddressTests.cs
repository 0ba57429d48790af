using Portal.Domain.Publishing;

namespace Portal.Domain.Tests.Publishing;

[Trait("Req", "K5")]
public sealed class OldAddressTests
{
    private static readonly SiteAddresses Site = new(["/", "/documents", "documents/{slug}", "/columns/{slug}", "/files/{sha256}/{name}", "/documents/{slug}.docx", "/about/guide", "/pages/{**rest}"]);

    [Theory]
    [InlineData("http://old.example.org/art/2019/3/1/art_1_2.html", "/art/2019/3/1/art_1_2.html")]
    [InlineData("HTTPS://OLD.Example.org:8080/Art/A.HTML", "/art/a.html")]
    [InlineData("//old.example.org/a", "/a")]
    [InlineData("/a/b/", "/a/b")]
    [InlineData("/a/b///", "/a/b")]
    [InlineData("/a/b/?id=5", "/a/b?id=5")]
    [InlineData("/a?", "/a")]
    [InlineData("/a#part", "/a")]
    [InlineData("/a?id=5#part", "/a?id=5")]
    [InlineData("http://old.example.org?id=5", "/?id=5")]
    [InlineData("http://old.example.org", "/")]
    [InlineData("/%E9%80%9A%E7%9F%A5/1.htm", "/通知/1.htm")]
    [InlineData("/通知/1.htm", "/通知/1.htm")]
    [InlineData("/show.asp?Title=%E9%80%9A%E7%9F%A5&ID=7", "/show.asp?title=通知&id=7")]
    [InlineData("/%C4%EA.htm", "/%c4%ea.htm")]
    [InlineData("  /a b.htm ", "/a b.htm")]
    [InlineData("/a%20b.htm", "/a b.htm")]
    [InlineData("/%252e", "/%2e")]
    [InlineData("old.example.org/a", null)]
    [InlineData("ftp://old.example.org/a", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("/a%00b", null)]
    [InlineData("/a%0d%0aX: y", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void An_address_is_kept_as_it_is_looked_up(string? typed, string? kept)
    {
        Assert.Equal(kept, OldAddress.Normalise(typed));
        if (kept is not null && !kept.Contains('%', StringComparison.Ordinal)) Assert.Equal(kept, OldAddress.Normalise(kept));
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData("/documents", true)]
    [InlineData("/documents?page=3", true)]
    [InlineData("/Documents/0-1", true)]
    [InlineData("/documents/0-1.docx", true)]
    [InlineData("/files/a/b.doc", true)]
    [InlineData("/pages/a/b/c", true)]
    [InlineData("/files/2019/3/b.doc", false)]
    [InlineData("/about/index.html", false)]
    [InlineData("/documents2", false)]
    [InlineData("/documents/a/b", false)]
    public void The_site_knows_what_it_answers_itself(string address, bool answers) => Assert.Equal(answers, Site.Answers(address));

    [Theory]
    [InlineData("/art/1.html", null)]
    [InlineData("/documents/1.html", "AddressOwn")]
    [InlineData("/?id=5", "AddressOwn")]
    [InlineData("/admin/x", "AddressOwn")]
    [InlineData("/admin?x=1", "AddressOwn")]
    [InlineData("/administration.html", null)]
    [InlineData("/account/login", "AddressOwn")]
    [InlineData("art/1.html", "AddressForm")]
    public void What_the_site_answers_is_no_old_address(string address, string? code) => Assert.Equal(code, OldAddress.WhyNotPath(OldAddress.Normalise(address), Site)?.Code);

    [Fact]
    public void An_address_has_a_greatest_length() => Assert.Equal(("AddressLong", null),
        (OldAddress.WhyNotPath("/" + new string('a', OldAddress.PathMaxLength), Site)?.Code, OldAddress.WhyNotPath("/" + new string('a', OldAddress.PathMaxLength - 1), Site)?.Code));

    [Theory]
    [InlineData("/columns/notices", null)]
    [InlineData("/columns/notices?year=2019", null)]
    [InlineData("https://elsewhere.example.org/columns/notices", "TargetForeign")]
    [InlineData("//elsewhere.example.org/columns/notices", "TargetForeign")]
    [InlineData("/\\elsewhere.example.org", "TargetForeign")]
    [InlineData("/columns/a b", "TargetForeign")]
    [InlineData("/columns/a\r\nSet-Cookie: x", "TargetForeign")]
    [InlineData("columns/notices", "TargetForeign")]
    [InlineData("/Art/1.html/", "TargetItself")]
    [InlineData("/art/2.html", "TargetUnknown")]
    [InlineData("/admin", "TargetUnknown")]
    [InlineData("/account/login?ReturnUrl=/x", "TargetUnknown")]
    public void A_redirect_leads_to_a_page_of_this_site_and_of_no_other(string target, string? code) => Assert.Equal(code, OldAddress.WhyNotTarget("/art/1.html", target, false, Site)?.Code);

    [Fact]
    public void A_redirect_never_leads_to_another() => Assert.Equal("TargetOld", OldAddress.WhyNotTarget("/art/1.html", "/art/2.html", true, Site)?.Code);

    [Fact]
    public void What_was_public_stays()
    {
        var address = OldAddress.ToPage("/a", "/columns/notices");
        Assert.True(address.Waits);
        Assert.Null(address.WhyNotRemove());
        address.Lead(7, null);
        Assert.Equal((7, null, 1), (address.DocumentId, address.Target, address.Version));
        Assert.Throws<ArgumentException>(() => address.Lead(7, "/columns/notices"));
        Assert.Throws<ArgumentException>(() => address.Lead(null, null));
    }
}
