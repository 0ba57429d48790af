using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Domain.Documents;
using Portal.Testing;
using Portal.Web.Export;
using Portal.Web.Hosting;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Tests.Export;

/// <summary>The tree is the public site and nothing else, and only what changed is written.</summary>
[Trait("Req", "K4")]
public sealed class ExportTests : IAsyncLifetime
{
    private readonly Bureau _bureau = new();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "portal-tests", "export-" + Guid.NewGuid().ToString("N"));

    public Task InitializeAsync() => _bureau.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _bureau.DisposeAsync();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [Trait("Req", "B1")]
    public async Task Every_public_address_has_its_file_and_nothing_of_the_workroom_is_in_the_tree()
    {
        var bytes = "附件的内容"u8.ToArray();
        var id = await _bureau.DraftAsync(c => c with { Title = "导出的一件", Body = "见[新闻](https://news.example.org/a?b=1)。" });
        await _bureau.ActAsync(id, Bureau.Drafter, (s, d, a) => s.GetRequiredService<DocumentDrafting>().AttachAsync(d, "名单 一.txt", bytes, a, default));
        await _bureau.CarryAsync(id, EditionState.Published);
        var listed = await PublishedAsync(c => c with { Title = "依申请的一件", Attribute = DisclosureAttribute.OnRequest, AttributeReason = "不属于主动公开范围", LegalBasis = "27", ListTitle = true, Body = "报告的内部内容" });
        var gone = await PublishedAsync(c => c with { Title = "撤回的一件" });
        await _bureau.WithdrawAsync(gone, WithdrawalReason.PersonalData);
        await _bureau.DraftAsync(c => c with { Title = "没有公开的草稿", Body = "草稿的内部内容" });

        var result = await ExportAsync();

        Assert.Equal((result.Pages, 0, 0), (result.Written, result.Removed, result.Failed.Count));
        var (page, request) = (await _bureau.AddressAsync(id), await _bureau.AddressAsync(listed));
        foreach (var file in new[] { "index.html", "documents/index.html", "columns/notices/index.html", "about/guide/index.html", "about/statutory/index.html", "requests/form.docx", "portal.css", "favicon.svg", $"{page}/index.html", $"{page}/print/index.html", $"{page}.docx", $"{page}.txt", $"{page}/qr.svg", $"/leave/{page[11..]}/1/index.html", $"{request}/index.html" })
            Assert.True(File.Exists(_folder + "/" + file.TrimStart('/')), file);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(_folder, "files", FileStore.HashOf(bytes), "名单 一.txt")));
        Assert.Equal((await _bureau.Visitor().OpenAsync(page)).Document.Title, new HtmlParser().ParseDocument(await File.ReadAllTextAsync(_folder + page + "/index.html")).Title);
        foreach (var absent in new[] { $"{request}.docx", $"{request}/print", await _bureau.AddressAsync(gone), "/search", "/view", "/admin", "/account", "/office.css", "/editor.js" })
            Assert.False(File.Exists(_folder + absent) || Directory.Exists(_folder + absent), absent);
        // robots.txt names what robots must not look for.
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "robots.txt"))
            foreach (var never in new[] { "内部内容", "没有公开的草稿", "撤回的一件", "王拟稿", "/admin", "/account" })
                Assert.DoesNotContain(never, await File.ReadAllTextAsync(file), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "B7")]
    [Trait("Req", "A12")]
    public async Task The_next_run_touches_what_changed_and_nothing_else()
    {
        var stays = await _bureau.AddressAsync(await PublishedAsync(c => c with { Title = "不变的一件" }, "budgets"));
        var goes = await PublishedAsync(c => c with { Title = "要撤回的一件", Body = "见[新闻](https://news.example.org/)。" });
        var neighbour = await _bureau.AddressAsync(await PublishedAsync(c => c with { Title = "旁边的一件" }));
        await ExportAsync();
        var first = Snapshot();
        var again = await ExportAsync();
        Assert.Equal((again.Pages, 0, 0), (again.Unchanged, again.Written, again.Removed));
        Assert.Equal(first, Snapshot());

        await _bureau.WithdrawAsync(goes, WithdrawalReason.PersonalData);
        var added = await _bureau.AddressAsync(await PublishedAsync(c => c with { Title = "新来的一件" }, "news"));
        var result = await ExportAsync();

        var second = Snapshot();
        var removed = await _bureau.AddressAsync(goes);
        Assert.Equal(new[] { ".docx", ".txt", "/index.html", "/print/index.html", "/qr.svg" }.Select(e => removed + e).Append($"/leave/{removed[11..]}/1/index.html").Order(StringComparer.Ordinal), first.Keys.Except(second.Keys).Order(StringComparer.Ordinal));
        Assert.Equal(new[] { ".docx", ".txt", "/index.html", "/print/index.html", "/qr.svg" }.Select(e => added + e), second.Keys.Except(first.Keys).Order(StringComparer.Ordinal));
        var changed = first.Keys.Intersect(second.Keys).Where(f => first[f] != second[f]).Order(StringComparer.Ordinal);
        Assert.Equal(["/about/statutory/index.html", "/columns/news/index.html", "/columns/notices/index.html", $"{neighbour}/index.html", "/documents/index.html", "/index.html", "/site-map/index.html"], changed.Where(f => f != "/about/index.html" && !f.Contains("feed.", StringComparison.Ordinal) && f is not ("/documents/calendar/index.html" or "/sitemap.xml")));
        foreach (var feed in new[] { "/feed.atom", "/feed.json", "/columns/news/feed.atom" }) Assert.Contains(feed, changed);
        Assert.Equal(first[$"{stays}/index.html"], second[$"{stays}/index.html"]);
        Assert.Equal((6, 5 + changed.Count()), (result.Removed, result.Written));
        Assert.False(Directory.Exists(_folder + removed));
    }

    [Fact]
    public async Task A_killed_run_leaves_whole_files_and_the_next_one_makes_the_tree_right()
    {
        var moves = await PublishedAsync(c => c with { Title = "先公开、中断时撤回的一件" });
        await PublishedAsync(c => c with { Title = "一直在的一件" });
        await ExportAsync();
        var fresh = await PublishedAsync(c => c with { Title = "中断时公开、后来撤回的一件" });
        using (var killed = new CancellationTokenSource())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ExportAsync(n => { if (n >= 12) killed.Cancel(); }, killed.Token));
        Assert.True(File.Exists(Path.Combine(_folder, ExportManifest.JournalFile)));
        foreach (var file in Directory.EnumerateFiles(_folder, "*.html", SearchOption.AllDirectories)) Assert.EndsWith("</html>", (await File.ReadAllTextAsync(file)).TrimEnd(), StringComparison.Ordinal);
        await _bureau.WithdrawAsync(fresh, WithdrawalReason.PersonalData);
        await _bureau.WithdrawAsync(moves, WithdrawalReason.PersonalData);
        // Half a file under a name that the killed run had begun.
        await File.AppendAllTextAsync(Path.Combine(_folder, ExportManifest.JournalFile), "about/privacy/index.html\n");
        await File.WriteAllTextAsync(Path.Combine(_folder, "about/privacy/index.html"), "<html>");

        await ExportAsync();

        var mended = Contents();
        Directory.Delete(_folder, recursive: true);
        await ExportAsync();
        Assert.Equal(Contents().OrderBy(f => f.Key, StringComparer.Ordinal), mended.OrderBy(f => f.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_left_alone()
    {
        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "mine.txt"), "mine");
        var refused = await Assert.ThrowsAsync<ExportRefusedException>(() => ExportAsync());
        Assert.Contains("别的内容", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Two_runs_at_once_do_not_write_into_one_another()
    {
        using (ExportManifest.Open(_folder))
        {
            var refused = await Assert.ThrowsAsync<ExportRefusedException>(() => ExportAsync());
            Assert.Contains("正在进行", refused.Message, StringComparison.Ordinal);
        }
        Assert.True((await ExportAsync()).Written > 10);
    }

    [Theory]
    [InlineData("/documents/x", "text/html; charset=utf-8", "documents/x/index.html")]
    [InlineData("/", "text/html", "index.html")]
    [InlineData("/feed.atom", "application/atom+xml", "feed.atom")]
    [InlineData("/files/0/../../etc/passwd", "text/plain", null)]
    [InlineData("/files/0/a\\..\\b", "text/plain", null)]
    [InlineData("/files/0/.export-manifest.jsonl", "text/plain", null)]
    public void Where_an_address_stands(string address, string type, string? file) => Assert.Equal(file, ExportTree.FileOf(address, type));

    [Fact]
    public void A_name_too_long_for_a_file_is_left_to_the_server() => Assert.Null(ExportTree.FileOf($"/files/0/{new string('附', 100)}.txt", "text/plain"));

    [Fact]
    public void Every_public_route_is_in_the_tree_or_known_to_need_the_server()
    {
        string[] walked = ["/documents/{slug}", "/documents/{slug}.docx", "/documents/{slug}.txt", "/documents/{slug}/print", "/documents/{slug}/qr.svg", "/columns/{slug}", "/files/{sha256}/{name}", "/leave/{slug}/{n:int}", "/columns/{slug}/feed.atom", "/columns/{slug}/feed.json", "/sitemap-{part:int:min(0)}.xml",
            .. new[] { "work-plans", "livelihood-projects" }.SelectMany(k => new[] { "", ".csv", ".xlsx" }.Select(e => $"/{k}/{{year:int:length(4)}}{e}"))];
        var left = SiteRoutes.All.Select(r => "/" + r.Trim('/')).Where(r => !Domain.Publishing.SiteAddresses.IsClosed(r)).Except(ExportAddresses.Standing).Except(ExportAddresses.WithTheServer).Except(walked);
        Assert.Empty(left);
        // What the site map leads to is there.
        Assert.Empty(SitemapXml.Standing.Except(ExportAddresses.Standing));
    }

    private async Task<int> PublishedAsync(Func<EditionContent, EditionContent> change, string column = "notices")
    {
        var id = await _bureau.DraftAsync(change, column);
        await _bureau.CarryAsync(id, EditionState.Published);
        return id;
    }

    private Task<ExportResult> ExportAsync(Action<int>? told = null, CancellationToken token = default) =>
        ExportHost.RunAsync(["--environment", "Testing", "--applicationName", "Portal.Web", $"--Portal:DataDirectory={_bureau.DataDirectory}"], _folder, told ?? (_ => { }), token);

    /// <summary>Every page with its hash and the moment it was written.</summary>
    private Dictionary<string, (string Hash, DateTime At)> Snapshot() =>
        Files().ToDictionary(f => f[_folder.Length..], f => (FileStore.HashOf(File.ReadAllBytes(f)), File.GetLastWriteTimeUtc(f)));

    private Dictionary<string, string> Contents() => Files().ToDictionary(f => f[_folder.Length..], f => FileStore.HashOf(File.ReadAllBytes(f)));

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.'));
}
