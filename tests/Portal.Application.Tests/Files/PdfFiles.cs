using System.Globalization;
using System.Text;

namespace Portal.Application.Tests.Files;

/// <summary>PDF files written by hand: lines of Chinese on pages, in a font whose codes are the characters.</summary>
internal static class PdfFiles
{
    /// <param name="note">Words of a note that is stuck on the first page.</param>
    /// <param name="title">What the file says of itself.</param>
    public static byte[] Of(IReadOnlyList<string[]> pages, string note = "", string title = "")
    {
        const int fixedObjects = 7;
        var kids = string.Join(' ', pages.Select((_, n) => $"{fixedObjects + 1 + 2 * n} 0 R"));
        var map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            + string.Join('\n', pages.SelectMany(p => p).SelectMany(l => l).Distinct().Chunk(100).Select(some => $"{some.Length} beginbfchar\n{string.Join('\n', some.Select(c => $"<{Hex(c)}> <{Hex(c)}>"))}\nendbfchar"))
            + "\nendcmap CMapName currentdict /CMap defineresource pop end end";
        List<string> objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Kids [{kids}] /Count {pages.Count} >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
            "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor 5 0 R >>",
            "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>",
            Stream(map),
            $"<< /Title {Text(title)} >>",
        ];
        for (var n = 0; n < pages.Count; n++)
        {
            var annots = n == 0 && note.Length > 0 ? $" /Annots [<< /Type /Annot /Subtype /Text /Rect [10 10 20 20] /Contents {Text(note)} >>]" : "";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {fixedObjects + 2 + 2 * n} 0 R{annots} >>");
            objects.Add(Stream("BT /F1 12 Tf 16 TL 50 780 Td " + string.Join(' ', pages[n].Select(line => $"<{string.Concat(line.Select(Hex))}> Tj T*")) + " ET"));
        }
        return Write(objects);
    }

    private static byte[] Write(List<string> objects)
    {
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        for (var n = 0; n < objects.Count; n++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{n + 1} 0 obj\n{objects[n]}\nendobj\n");
        }
        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places) file.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {objects.Count + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(file.ToString());
    }

    private static string Stream(string content) => $"<< /Length {content.Length} >>\nstream\n{content}\nendstream";

    private static string Text(string words) => $"<FEFF{string.Concat(words.Select(Hex))}>";

    private static string Hex(char c) => ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
