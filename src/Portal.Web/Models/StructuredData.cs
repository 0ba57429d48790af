using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Portal.Application.Data;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

/// <summary>What a page is about, for search engines: schema.org as JSON-LD in the page's head.</summary>
public static class StructuredData
{
    // Chinese stays Chinese; < > & ' and " do not, so that no title can end the element it stands in.
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(IEnumerable<JsonObject> things) =>
        new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = new JsonArray([.. things]) }.ToJsonString(Form);

    /// <summary>The site with its search.</summary>
    public static JsonObject Site(SiteOptions site, string root) => Thing("WebSite",
        ("@id", root + "/#site"), ("name", site.Name), ("url", root + "/"), ("inLanguage", "zh-CN"), ("publisher", Reference(root)),
        ("potentialAction", Thing("SearchAction", ("target", Thing("EntryPoint", ("urlTemplate", root + "/search?q={search_term_string}"))), ("query-input", "required name=search_term_string"))));

    /// <summary>The office behind it.</summary>
    public static JsonObject Office(SiteOptions site, string root) => Thing("GovernmentOrganization",
        ("@id", root + "/#office"), ("name", site.Body), ("url", root + "/"), ("telephone", site.Phone), ("faxNumber", site.Fax), ("email", site.Email),
        ("address", Thing("PostalAddress", ("streetAddress", site.Address), ("postalCode", site.PostCode), ("addressCountry", "CN"))));

    /// <summary>Requests for information, the service that this platform itself is the door to.</summary>
    public static JsonObject Requests(SiteOptions site, string root) => Thing("GovernmentService",
        ("name", "政府信息公开申请"), ("serviceType", "依申请公开政府信息"), ("url", root + "/requests"), ("serviceOperator", Office(site, root)), ("termsOfService", root + "/about/guide"),
        ("availableChannel", Thing("ServiceChannel", ("name", site.DisclosureOffice), ("servicePhone", Thing("ContactPoint", ("telephone", site.Phone), ("hoursAvailable", site.OfficeHours))))));

    /// <summary>Where a page stands; the home page comes first by itself.</summary>
    public static JsonObject Crumbs(string root, IEnumerable<(string Name, string Path)> crumbs) => Thing("BreadcrumbList",
        ("itemListElement", new JsonArray([.. crumbs.Prepend(("首页", "/")).Select((crumb, n) => Thing("ListItem", ("position", n + 1), ("name", crumb.Item1), ("item", root + crumb.Item2)))])));

    /// <summary>A record: a normative paper with number and force, a service, news, or any other text.</summary>
    public static JsonObject Paper(DocumentPage page, ShelfColumn? column, SiteOptions site, string root)
    {
        var (record, content) = (page.Record, page.Record.Content);
        var url = $"{root}/documents/{Uri.EscapeDataString(record.Slug)}";
        var issuer = content.IssuingBody == site.Body ? Reference(root) : Thing("GovernmentOrganization", ("name", content.IssuingBody));
        (string, JsonNode?)[] common =
        [
            ("@id", url), ("url", url), ("name", content.Title), ("description", content.Summary), ("inLanguage", "zh-CN"), ("identifier", record.IndexNumber), ("about", content.Subject),
            ("datePublished", Words.Iso(record.PublishedOn)), ("dateModified", Words.Iso(record.CorrectedOn)), ("publisher", Reference(root)), ("isAccessibleForFree", true),
        ];
        if (IsLegislation(content, column))
            return Thing("Legislation",
            [
                .. common, ("legislationIdentifier", content.DocumentNumber), ("legislationPassedBy", issuer), ("legislationDate", Words.Iso(content.DateWritten)), ("legislationType", "行政规范性文件"),
                ("legislationDateOfApplicability", Words.Iso(content.InForceFrom)), ("expires", Words.Iso(content.ValidUntil)), ("legislationLegalForce", "https://schema.org/" + Force(page.Validity)),
            ]);
        if (content.Title.EndsWith("办事指南", StringComparison.Ordinal) || content.Title.EndsWith("服务指南", StringComparison.Ordinal))
            return Thing("GovernmentService", ("@id", url), ("url", url), ("name", content.Title), ("description", content.Summary), ("serviceType", content.Subject), ("serviceOperator", issuer));
        return Thing(column?.Kind == ColumnKind.News ? "NewsArticle" : "Article", [.. common, ("headline", content.Title), ("articleSection", content.ColumnName), ("author", issuer), ("isBasedOn", content.SourceUrl)]);
    }

    /// <summary>Rules for everybody (Regulation, article 20 (1)): the column says so, the number shows that it was issued.</summary>
    private static bool IsLegislation(ShelfContent content, ShelfColumn? column) => column?.Article20 == 1 && content.DocumentNumber.Length > 0;

    private static string Force(Validity validity) => validity switch { Validity.InForce => "InForce", Validity.Amended => "PartiallyInForce", _ => "NotInForce" };

    private static JsonObject Reference(string root) => new() { ["@id"] = root + "/#office" };

    /// <summary>What is not known is left out.</summary>
    private static JsonObject Thing(string type, params IEnumerable<(string Name, JsonNode? Value)> facts)
    {
        var thing = new JsonObject { ["@type"] = type };
        foreach (var (name, value) in facts)
            if (value is not null && !(value is JsonValue text && text.TryGetValue<string>(out var words) && words.Length == 0)) thing[name] = value;
        return thing;
    }
}
