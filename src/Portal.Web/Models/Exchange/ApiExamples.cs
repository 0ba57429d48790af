namespace Portal.Web.Models.Exchange;

/// <summary>The samples of the page /api and of docs/interface.md; a test runs them.</summary>
public static class ApiExamples
{
    public static string Curl(string root) => $"""
        # 现行有效的规范性文件，每页 10 条
        curl '{root}/api/v1/documents?column=normative&validity=inForce&limit=10'
        # 从头取全部变更，以后把 next 作为 after
        curl '{root}/api/v1/changes?after=0'
        """;

    public static string CSharp(string root) => $$"""
        using System.Net.Http.Json;
        using System.Text.Json;

        using var http = new HttpClient { BaseAddress = new Uri("{{root}}") };
        {{Harvest}}
        """;

    /// <summary>Keeps a copy of everything that is public.</summary>
    public const string Harvest = """
        var shelf = new Dictionary<string, JsonElement>();
        var after = 0L;
        JsonElement page;
        do
        {
            page = await http.GetFromJsonAsync<JsonElement>($"/api/v1/changes?after={after}");
            foreach (var change in page.GetProperty("changes").EnumerateArray())
            {
                var slug = change.GetProperty("slug").GetString()!;
                var item = change.GetProperty("item");
                if (item.ValueKind == JsonValueKind.Object) shelf[slug] = item;
                else shelf.Remove(slug);
            }
            after = page.GetProperty("next").GetInt64();
        }
        while (page.GetProperty("hasMore").GetBoolean());
        Console.WriteLine($"{shelf.Count} 项，下次从 {after} 取起");
        """;
}

/// <param name="Limit">Requests from one address in a minute; 0 for no limit.</param>
public sealed record InterfacePage(string Root, int Limit);
