using System.Diagnostics;
using System.Text.Json;
using Portal.Testing;

namespace Portal.Browser.Tests.Harness;

/// <summary>The W3C's checker of HTML, one run over all pages.</summary>
internal static class HtmlChecker
{
    public static string Jar { get; } = Path.Combine(Repository.Root, "tests", "Portal.Browser.Tests", "node_modules", "vnu-jar", "build", "dist", "vnu.jar");

    /// <summary>What is wrong: page, line, message, extract.</summary>
    public static async Task<IReadOnlyList<string>> CheckAsync(IReadOnlyList<(string Page, string Html)> pages)
    {
        var folder = Directory.CreateTempSubdirectory("portal-html-").FullName;
        try
        {
            for (var i = 0; i < pages.Count; i++) await File.WriteAllTextAsync(Path.Combine(folder, $"{i}.html"), pages[i].Html);
            var start = new ProcessStartInfo("java", ["-Xss8m", "-jar", Jar, "--errors-only", "--exit-zero-always", "--format", "json", "--skip-non-html", folder]) { RedirectStandardError = true };
            using var java = Process.Start(start)!;
            var report = await java.StandardError.ReadToEndAsync();
            await java.WaitForExitAsync();
            using var json = JsonDocument.Parse(report);
            return [.. json.RootElement.GetProperty("messages").EnumerateArray().Select(m => Describe(m, pages))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Describe(JsonElement message, IReadOnlyList<(string Page, string Html)> pages)
    {
        var url = message.TryGetProperty("url", out var u) ? u.GetString()! : "";
        var page = int.TryParse(Path.GetFileNameWithoutExtension(url), out var index) ? pages[index].Page : url;
        return $"{page}: {Text("message")} [{Text("extract")}]";

        string Text(string name) => message.TryGetProperty(name, out var value) ? value.GetString()!.ReplaceLineEndings(" ") : "";
    }
}

/// <summary>A fact that needs the browser, Java and the checker.</summary>
public sealed class HtmlCheckerFactAttribute : BrowserFactAttribute
{
    public HtmlCheckerFactAttribute()
    {
        if (Skip is not null) return;
        if (Tools.OnPath("java") is null) Skip = "No java on PATH, which the W3C checker needs.";
        else if (!File.Exists(HtmlChecker.Jar)) Skip = "The W3C checker is missing: run npm install in tests/Portal.Browser.Tests.";
    }
}
