using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Portal.Testing;

namespace Portal.Web.Tests.Exchange;

/// <summary>Checks an XML answer against a schema beside this file.</summary>
internal static class Schema
{
    /// <summary>The answer, once it was found valid.</summary>
    public static XDocument Check(string name, string xml)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(Repository.Root, "tests", "Portal.Web.Tests", "Exchange", "Schemas", name + ".xsd"));
        var document = XDocument.Parse(xml);
        var faults = new List<string>();
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);
        // An element of another namespace would pass unseen.
        Assert.Contains(schemas.GlobalElements.Values.Cast<XmlSchemaElement>(), e => e.QualifiedName == new XmlQualifiedName(document.Root!.Name.LocalName, document.Root.Name.NamespaceName));
        return document;
    }
}
