using System.Diagnostics;
using System.Text.Json;

namespace Portal.Web.Tests.Commands;

/// <summary><c>import FOLDER --sheet FILE</c> as an administrator runs it on the server.</summary>
[Trait("Req", "A11")]
public sealed class SheetImportCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-moving").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Every_row_and_every_file_gets_a_line_and_nothing_comes_twice()
    {
        var papers = Directory.CreateDirectory(Path.Combine(_folder, "旧文件", "2019")).Parent!.FullName;
        await File.WriteAllTextAsync(Path.Combine(papers, "2019", "甲.txt"), "关于甲的通知\n各单位：\n甲的正文。");
        await File.WriteAllTextAsync(Path.Combine(papers, "2019", "附件.txt"), "附件");
        await File.WriteAllTextAsync(Path.Combine(papers, "乙.txt"), "关于乙的通知\n各单位：\n乙的正文。");
        await File.WriteAllTextAsync(Path.Combine(papers, "丙.txt"), "没有人提到");
        var sheet = Path.Combine(papers, "目录.csv");
        await File.WriteAllTextAsync(sheet, "附件,文件名,发布日期,原网址,栏目\n附件.txt,2019\\甲.txt,2019-03-06,http://old.example.org/a.html,通知公告\n,乙.txt,2019-13-06,,\n,丁.txt,,,\n");

        var dry = await RunAsync("import", papers, "--sheet", sheet, "--json", "--dry-run");
        Assert.Equal(1, dry.Code);
        Assert.Equal([("taken", 2), ("refused", 3), ("refused", 4), ("unnamed", 0)], Lines(dry.Output));
        Assert.False(Directory.Exists(Path.Combine(_folder, "data")), "A trial writes nothing.");

        Assert.Equal(0, (await RunAsync("migrate")).Code);
        Assert.Equal(0, (await RunAsync("seed")).Code);
        var first = await RunAsync("import", papers, "--sheet", sheet, "--json");
        Assert.Equal(1, first.Code);
        Assert.Equal([("taken", 2), ("refused", 3), ("refused", 4), ("unnamed", 0)], Lines(first.Output));
        var sum = JsonDocument.Parse(first.Output.Trim().Split('\n')[^1]).RootElement;
        Assert.Equal((1, 0, 2, 1), (sum.GetProperty("taken").GetInt32(), sum.GetProperty("known").GetInt32(), sum.GetProperty("refused").GetInt32(), sum.GetProperty("unnamed").GetInt32()));

        await File.WriteAllTextAsync(sheet, (await File.ReadAllTextAsync(sheet)).Replace("2019-13-06", "2019-12-06", StringComparison.Ordinal));
        var again = await RunAsync("import", papers, "--sheet", sheet);
        Assert.Contains("已有  第2行", again.Output, StringComparison.Ordinal);
        Assert.Contains("接收  第3行 乙.txt：关于乙的通知", again.Output, StringComparison.Ordinal);
        Assert.Contains("未接收  第4行 丁.txt：找不到文件“丁.txt”", again.Output, StringComparison.Ordinal);
        Assert.Contains("接收1行，已有1行，未接收1行，表外文件1个", again.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("verify")).Code);
    }

    [Fact]
    public async Task A_sheet_that_cannot_be_used_is_said_in_one_line()
    {
        var sheet = Path.Combine(_folder, "目录.csv");
        await File.WriteAllTextAsync(sheet, "标题\n甲");
        var (code, output, error) = await RunAsync("import", _folder, "--sheet", sheet, "--dry-run");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("要有“文件名”一列", error, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("import", _folder, "--sheet", sheet + "x", "--dry-run")).Code);
    }

    private static List<(string, int)> Lines(string output) =>
        [.. output.Trim().Split('\n').Select(l => JsonDocument.Parse(l).RootElement).Where(l => l.TryGetProperty("status", out _)).Select(l => (l.GetProperty("status").GetString()!, l.GetProperty("row").ValueKind == JsonValueKind.Null ? 0 : l.GetProperty("row").GetInt32()))];

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
