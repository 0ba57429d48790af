using System.Xml;

namespace Portal.Web.Models.Exchange;

/// <summary>Text for XML: characters that XML cannot hold go, or one title would break a whole feed.</summary>
public static class XmlText
{
    public static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new System.Text.UTF8Encoding(false) };

    public static string Clean(string text)
    {
        if (text.All(c => XmlConvert.IsXmlChar(c))) return text;
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text[i]).Append(text[++i]);
        }
        return clean.ToString();
    }
}
