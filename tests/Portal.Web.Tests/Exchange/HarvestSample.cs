using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.Web.Tests.Exchange;

/// <summary>The sample of /api and docs/interface.md, compiled and run.</summary>
internal static class HarvestSample
{
    public static async Task<IReadOnlyCollection<string>> RunAsync(HttpClient http)
    {
        // sample begins
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
        // sample ends
        return shelf.Keys;
    }
}
