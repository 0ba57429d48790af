namespace Portal.Application.Documents;

/// <summary>
/// Fonts, sizes and distances of an official paper. Fonts are those that every Chinese Word and WPS has. Sizes are half points (32 is 三号),
/// distances twentieths of a point; 560 is the line of 28 points.
/// </summary>
internal static class WordStyles
{
    private const string Namespace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    private const string Song = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/>";
    private const string Hei = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"黑体\" w:cs=\"Times New Roman\"/>";
    private const string Kai = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"楷体\" w:cs=\"Times New Roman\"/>";
    private const string Fang = "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\" w:cs=\"Times New Roman\"/>";
    private const string Indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>";
    private const string NoIndent = "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
    private const string Line = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"560\" w:lineRule=\"exact\"/>";
    private const string Tight = "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>";
    private const string Bold = "<w:b/><w:bCs/>";

    public static string Xml { get; } = $"""
        <w:styles {Namespace}>
        <w:docDefaults><w:rPrDefault><w:rPr>{Fang}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>{Line}{Indent}<w:jc w:val="both"/></w:pPr></w:style>
        {Paragraph("PaperTitle", "Title", $"<w:keepNext/><w:spacing w:before=\"280\" w:after=\"0\" w:line=\"640\" w:lineRule=\"exact\"/>{NoIndent}<w:jc w:val=\"center\"/>", Song + Bold + Size(44))}
        {Paragraph("PaperNumber", "Subtitle", $"<w:spacing w:before=\"120\" w:after=\"280\" w:line=\"560\" w:lineRule=\"exact\"/>{NoIndent}<w:jc w:val=\"center\"/>", Kai)}
        {Paragraph("Heading1", "heading 1", "<w:keepNext/><w:outlineLvl w:val=\"0\"/>", Hei)}
        {Paragraph("Heading2", "heading 2", "<w:keepNext/><w:outlineLvl w:val=\"1\"/>", Kai)}
        {Paragraph("Heading3", "heading 3", "<w:keepNext/><w:outlineLvl w:val=\"2\"/>", Bold)}
        {Paragraph("Heading4", "heading 4", "<w:outlineLvl w:val=\"3\"/>", "")}
        {Paragraph("Enclosed", "Enclosed Title", $"<w:keepNext/><w:spacing w:before=\"560\" w:after=\"280\" w:line=\"560\" w:lineRule=\"exact\"/>{NoIndent}<w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/>", Song + Bold + Size(36))}
        {Paragraph("Addressee", "Addressee", NoIndent, "")}
        {Paragraph("Signature", "Signature", "<w:keepLines/><w:ind w:rightChars=\"200\" w:right=\"640\" w:firstLineChars=\"0\" w:firstLine=\"0\"/><w:jc w:val=\"right\"/>", "")}
        {Paragraph("ListLine", "List Paragraph", "<w:ind w:left=\"1280\" w:hangingChars=\"200\" w:hanging=\"640\"/>", "")}
        {Paragraph("Quote", "Quote", "<w:ind w:left=\"640\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>", Kai)}
        {Paragraph("Small", "Small", $"{Tight}{NoIndent}<w:jc w:val=\"left\"/>", Size(21))}
        {Paragraph("TableText", "Table Text", $"{Tight}{NoIndent}<w:jc w:val=\"left\"/>", Size(24))}
        {Paragraph("TableHead", "Table Head", $"<w:keepNext/>{Tight}{NoIndent}<w:jc w:val=\"center\"/>", Hei + Size(24))}
        {Paragraph("FactName", "Fact Name", $"{Tight}{NoIndent}<w:jc w:val=\"left\"/>", Hei + Size(21))}
        {Paragraph("Footer", "footer", $"{Tight}{NoIndent}<w:jc w:val=\"center\"/>", Song + Size(28))}
        <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0F4C81"/><w:u w:val="single"/></w:rPr></w:style>
        </w:styles>
        """;

    public static string FooterXml { get; } = $"""
        <w:ftr {Namespace}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>
        """;

    private static string Paragraph(string id, string name, string paragraph, string words) =>
        $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{(words.Length > 0 ? $"<w:rPr>{words}</w:rPr>" : "")}</w:style>";

    private static string Size(int halfPoints) => FormattableString.Invariant($"<w:sz w:val=\"{halfPoints}\"/><w:szCs w:val=\"{halfPoints}\"/>");
}
