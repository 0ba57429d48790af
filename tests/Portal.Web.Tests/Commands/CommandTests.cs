using System.Diagnostics;
using System.Text.Json;

namespace Portal.Web.Tests.Commands;

/// <summary>The verbs as a user runs them: processes of their own, results on stdout, logs on stderr, exit codes.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-commands").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_due_day_comes_with_its_sum()
    {
        var (code, output, _) = await RunAsync("calendar", "due", "2026-09-21", "20", "--json");
        Assert.Equal(0, code);
        var json = JsonDocument.Parse(output).RootElement;
        Assert.Equal(("2026-10-26", false), (json.GetProperty("due").GetString(), json.GetProperty("provisional").GetBoolean()));
        Assert.Contains(json.GetProperty("lines").EnumerateArray(), l => l.GetString()!.Contains("调休上班", StringComparison.Ordinal));
        Assert.False(Directory.Exists(Path.Combine(_folder, "data")), "A question writes nothing.");
    }

    [Theory]
    [InlineData("2026-13-01", "5", "不是日期")]
    [InlineData("2026-01-01", "-1", "工作日数")]
    [InlineData("2026-01-01", "2000", "工作日数")]
    public async Task A_bad_question_is_answered_in_one_line(string date, string days, string why)
    {
        var (code, output, error) = await RunAsync("calendar", "due", date, "--", days);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_day_in_production()
    {
        var paper = Path.Combine(_folder, "通知.txt");
        await File.WriteAllTextAsync(paper, "关于开会的通知\n云民发〔2026〕1号\n请准时参加。\n云岭市民政局\n2026年1月5日\n（此件公开发布）");
        var (early, _, why) = await RunAsync("import", paper);
        Assert.Equal(1, early);
        Assert.Contains("migrate", why, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("migrate")).Code);
        Assert.Equal(0, (await RunAsync("seed")).Code);
        Assert.Equal(0, (await RunAsync("seed")).Code);
        var dry = await RunAsync("import", paper, "--json", "--dry-run");
        var taken = await RunAsync("import", paper, "--json", "--body");
        var known = await RunAsync("import", paper, "--json");
        Assert.Equal(("taken", "taken", "known"), (Status(dry.Output), Status(taken.Output), Status(known.Output)));
        var json = JsonDocument.Parse(taken.Output).RootElement;
        Assert.Equal(("关于开会的通知", "云民发〔2026〕1号", "2026-01-05", "Proactive"),
            (json.GetProperty("title").GetString(), json.GetProperty("documentNumber").GetString(), json.GetProperty("dateWritten").GetString(), json.GetProperty("attribute").GetString()));
        Assert.Contains("请准时参加", json.GetProperty("bodyMarkdown").GetString(), StringComparison.Ordinal);
        Assert.False(JsonDocument.Parse(known.Output).RootElement.TryGetProperty("bodyMarkdown", out _));

        var tree = Path.Combine(_folder, "tree");
        var export = await RunAsync("export", tree, "--json");
        Assert.Equal(0, export.Code);
        Assert.True(JsonDocument.Parse(export.Output).RootElement.GetProperty("written").GetInt32() > 20);
        Assert.True(File.Exists(Path.Combine(tree, "index.html")));
        var (elsewhere, _, refused) = await RunAsync("export", _folder);
        Assert.Equal(1, elsewhere);
        Assert.Contains("别的内容", Assert.Single(refused.Trim().Split('\n')), StringComparison.Ordinal);

        var (code, report, _) = await RunAsync("verify", "--json");
        Assert.Equal(0, code);
        Assert.Equal(0, JsonDocument.Parse(report).RootElement.GetProperty("findings").GetArrayLength());

        static string Status(string output) => JsonDocument.Parse(output).RootElement.GetProperty("status").GetString()!;
    }

    [Fact]
    public async Task A_refused_file_gives_exit_code_1_and_its_reason()
    {
        var empty = Path.Combine(_folder, "空.txt");
        await File.WriteAllBytesAsync(empty, []);
        var (code, output, _) = await RunAsync("import", empty, "--json", "--dry-run");
        Assert.Equal(1, code);
        Assert.Contains("空文件", JsonDocument.Parse(output).RootElement.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_grants_name_every_table_and_open_the_shelf_alone()
    {
        var (code, output, _) = await RunAsync("migrate", "--grants", "web");
        Assert.Equal(0, code);
        var grants = output.Split('\n').Where(l => l.StartsWith("GRANT", StringComparison.Ordinal)).ToList();
        Assert.All(grants, g => Assert.Matches(@"^GRANT (SELECT ON dbo\.\[(Shelf\w+|__EFMigrationsHistory)\]|SELECT, INSERT ON dbo\.\[PublicKeys\]|INSERT ON dbo\.\[Inbox\w+\]) TO \[web\];$", g));
        Assert.Contains("DENY SELECT, INSERT, UPDATE, DELETE ON dbo.[Editions] TO [web];", output, StringComparison.Ordinal);
        Assert.Contains("DENY SELECT, INSERT, UPDATE, DELETE ON dbo.[AdminKeys] TO [web];", output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Req", "K6")]
    public async Task A_data_directory_that_cannot_be_written_is_said_in_one_line_with_exit_code_1()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");
        var (code, _, error) = await RunAsync(["--urls", "http://127.0.0.1:0", "--Portal:DataDirectory", Path.Combine(file, "data")]);
        Assert.Equal(1, code);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Contains("数据目录不能写入", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verb_has_help()
    {
        foreach (var verb in new[] { "migrate", "seed", "import", "verify", "calendar", "plans", "user", "export" })
        {
            var (code, output, _) = await RunAsync(verb, "--help");
            Assert.Equal(0, code);
            Assert.Contains(verb, output, StringComparison.Ordinal);
        }
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Portal.Web.dll"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
