using System.Xml.Linq;
using Portal.Application.Data;

namespace Portal.Web.Models.Exchange;

/// <summary>Tells browsers how to search this site (OpenSearch 1.1).</summary>
public static class OpenSearchXml
{
    public const string ContentType = "application/opensearchdescription+xml; charset=utf-8";
    public const int ShortNameMaxLength = 16;
    private const int DescriptionMaxLength = 1024;

    private static readonly XNamespace Space = "http://a9.com/-/spec/opensearch/1.1/";

    public static string Of(SiteOptions site, string root) => new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement(Space + "OpenSearchDescription",
        new XElement(Space + "ShortName", Cut(site.Body, ShortNameMaxLength)),
        new XElement(Space + "Description", Cut($"搜索{site.Name}公开的信息", DescriptionMaxLength)),
        new XElement(Space + "Language", "zh-CN"),
        new XElement(Space + "InputEncoding", "UTF-8"),
        new XElement(Space + "OutputEncoding", "UTF-8"),
        new XElement(Space + "Image", new XAttribute("type", "image/svg+xml"), root + "/favicon.svg"),
        new XElement(Space + "Url", new XAttribute("type", "text/html"), new XAttribute("template", root + "/search?q={searchTerms}")),
        new XElement(Space + "Url", new XAttribute("type", "application/opensearchdescription+xml"), new XAttribute("rel", "self"), new XAttribute("template", root + "/opensearch.xml")));

    private static string Cut(string text, int length)
    {
        var clean = XmlText.Clean(text);
        return clean.Length <= length ? clean : clean[..(char.IsHighSurrogate(clean[length - 1]) ? length - 1 : length)];
    }
}
