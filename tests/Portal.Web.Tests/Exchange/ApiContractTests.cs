using System.Net;
using System.Text.Json;
using Microsoft.OpenApi;
using Portal.Testing;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Tests.Exchange;

/// <summary>The OpenAPI description, the answers it promises, and the samples that people copy.</summary>
[Trait("Req", "K4")]
public sealed class ApiContractTests(ApiBureau bureau) : IClassFixture<ApiBureau>
{
    [Fact]
    public async Task The_description_is_valid_OpenAPI_of_these_operations_and_no_others()
    {
        var text = (await bureau.Visitor().OpenAsync("/openapi/v1.json")).Html;
        var read = OpenApiDocument.Parse(text, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        var document = read.Document!;
        Assert.Equal(["/api/v1/changes", "/api/v1/columns", "/api/v1/documents", "/api/v1/documents/{indexNumber}", "/api/v1/units", "/api/v1/work-plans", "/api/v1/work-plans/{year}", "/api/v1/work-plans/{year}.csv", "/api/v1/work-plans/{year}.xlsx"], document.Paths.Keys.Order());
        Assert.Equal("http://localhost", document.Servers!.Single().Url);
        foreach (var operation in document.Paths.Values.Select(p => p.Operations!.Single()))
        {
            Assert.Equal(HttpMethod.Get, operation.Key);
            Assert.NotEmpty(operation.Value.Summary!);
            Assert.All(operation.Value.Parameters ?? [], p => Assert.NotEmpty(p.Description!));
            Assert.All(operation.Value.Responses!.Where(r => r.Key != "200"), r => Assert.Equal(["application/problem+json"], r.Value.Content!.Keys));
        }
        Assert.All(document.Components!.Schemas!.Where(s => s.Key.StartsWith("Api", StringComparison.Ordinal)), s => Assert.All(s.Value.Properties ?? new Dictionary<string, IOpenApiSchema>(), p => Assert.NotNull(p.Value)));
        Assert.DoesNotContain("workroom", text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/api/v1/documents?limit=100", "/api/v1/documents", "200")]
    [InlineData("/api/v1/documents?limit=0&x=1", "/api/v1/documents", "400")]
    [InlineData("readable", "/api/v1/documents/{indexNumber}", "200")]
    [InlineData("listed", "/api/v1/documents/{indexNumber}", "200")]
    [InlineData("banner", "/api/v1/documents/{indexNumber}", "200")]
    [InlineData("gone", "/api/v1/documents/{indexNumber}", "410")]
    [InlineData("/api/v1/documents/none", "/api/v1/documents/{indexNumber}", "404")]
    [InlineData("/api/v1/changes?limit=500", "/api/v1/changes", "200")]
    [InlineData("/api/v1/columns", "/api/v1/columns", "200")]
    [InlineData("/api/v1/units", "/api/v1/units", "200")]
    public async Task Every_answer_is_what_the_description_promises(string asked, string path, string status)
    {
        var description = (await bureau.AskAsync("/openapi/v1.json")).Json;
        var slug = asked switch { "readable" => bureau.Readable, "listed" => bureau.Listed, "banner" => bureau.Banner, "gone" => bureau.Gone, _ => null };
        var answer = await bureau.AskAsync(slug is null ? asked : "/api/v1" + slug);
        Assert.Equal(status, ((int)answer.Status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var schema = description.GetProperty("paths").GetProperty(path).GetProperty("get").GetProperty("responses").GetProperty(status).GetProperty("content").GetProperty(answer.MediaType).GetProperty("schema");
        Assert.Empty(JsonSchema.Faults(answer.Json, schema, description));
    }

    [Fact]
    public void A_wrong_answer_would_be_found()
    {
        var description = JsonDocument.Parse("""{"components":{"schemas":{"A":{"type":"object","required":["n","d"],"properties":{"n":{"type":"integer"},"d":{"type":"string","format":"date"},"e":{"enum":["x"]}}}}}}""").RootElement;
        var schema = JsonDocument.Parse("""{"type":"array","items":{"$ref":"#/components/schemas/A"}}""").RootElement;
        Assert.Empty(JsonSchema.Faults(JsonDocument.Parse("""[{"n":1,"d":"2026-03-02","e":"x"}]""").RootElement, schema, description));
        foreach (var wrong in new[] { """[{"n":"1","d":"2026-03-02"}]""", """[{"d":"2026-03-02"}]""", """[{"n":1,"d":"2026-02-30"}]""", """[{"n":1,"d":"2026-03-02","e":"y"}]""", """[{"n":1,"d":"2026-03-02","z":1}]""", "{}" })
            Assert.NotEmpty(JsonSchema.Faults(JsonDocument.Parse(wrong).RootElement, schema, description));
    }

    [Fact]
    public async Task The_samples_stand_on_the_page_and_in_the_docs_and_work()
    {
        var page = await bureau.Visitor().OpenAsync("/api");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var samples = page.Document.QuerySelectorAll("pre.sample").Select(p => p.TextContent.Trim()).ToList();
        Assert.Equal([ApiExamples.Curl("http://localhost"), ApiExamples.CSharp("http://localhost")], samples);
        var docs = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "interface.md"))).ReplaceLineEndings("\n");
        Assert.Contains(ApiExamples.Curl("https://mz.example.gov.cn"), docs, StringComparison.Ordinal);
        Assert.Contains(ApiExamples.CSharp("https://mz.example.gov.cn"), docs, StringComparison.Ordinal);
        foreach (var line in samples[0].Split('\n').Where(l => l.StartsWith("curl", StringComparison.Ordinal)))
        {
            var answer = await bureau.AskAsync(line.Split('\'')[1]);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
        }
        // The sample is this file's own code.
        var source = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Portal.Web.Tests", "Exchange", "HarvestSample.cs"))).ReplaceLineEndings("\n");
        var lines = source.Split('\n').SkipWhile(l => !l.Contains("sample begins", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.Contains("sample ends", StringComparison.Ordinal));
        Assert.Equal(ApiExamples.Harvest, string.Join('\n', lines.Select(l => l.Length > 8 ? l[8..] : "")));
        using var http = bureau.Client();
        Assert.Equal((await bureau.SlugsAsync("/api/v1/documents?limit=100")).Order(), (await HarvestSample.RunAsync(http)).Order());
    }
}
