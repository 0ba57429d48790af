using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Application.Documents;

/// <summary>Paragraphs and words of a Word file.</summary>
internal static class WordText
{
    public static Paragraph Paragraph(string style, string text = "")
    {
        var paragraph = new Paragraph(new ParagraphProperties(new ParagraphStyleId { Val = style }));
        if (text.Length > 0) paragraph.Append(Words(text));
        return paragraph;
    }

    public static Run Words(string text, RunProperties? look = null)
    {
        var run = new Run();
        if (look is not null) run.Append(look.CloneNode(true));
        run.Append(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>Without the characters that XML cannot hold: one of them would make the whole file unreadable.</summary>
    public static string Clean(string text)
    {
        var bad = false;
        for (var i = 0; i < text.Length && !bad; i++) bad = !XmlConvert.IsXmlChar(text[i]);
        if (!bad) return text;
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) clean.Append(text, i++, 2);
        }
        return clean.ToString();
    }
}
