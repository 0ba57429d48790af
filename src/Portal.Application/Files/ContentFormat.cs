using System.IO.Compression;
using System.Text;

namespace Portal.Application.Files;

/// <summary>The exact format, finer than <see cref="FileKind"/>: needed to hold it against the extension.</summary>
internal enum ContentFormat { Empty, Text, Html, Docx, DocxWithMacros, Xlsx, Ofd, Odt, Zip, Doc, Xls, EncryptedOffice, OtherOle, Rtf, Pdf, Png, Jpeg, Gif, Webp, Svg, Program, Unknown }

internal static class ContentFormats
{
    private static readonly Dictionary<string, ContentFormat[]> _byExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = [ContentFormat.Text], [".csv"] = [ContentFormat.Text], [".md"] = [ContentFormat.Text, ContentFormat.Html], [".markdown"] = [ContentFormat.Text, ContentFormat.Html],
        [".html"] = [ContentFormat.Html, ContentFormat.Text], [".htm"] = [ContentFormat.Html, ContentFormat.Text],
        [".docx"] = [ContentFormat.Docx], [".xlsx"] = [ContentFormat.Xlsx], [".ofd"] = [ContentFormat.Ofd], [".odt"] = [ContentFormat.Odt],
        [".doc"] = [ContentFormat.Doc, ContentFormat.Rtf], [".wps"] = [ContentFormat.Doc, ContentFormat.OtherOle], [".rtf"] = [ContentFormat.Rtf],
        [".xls"] = [ContentFormat.Xls], [".et"] = [ContentFormat.Xls, ContentFormat.OtherOle], [".pdf"] = [ContentFormat.Pdf],
        [".png"] = [ContentFormat.Png], [".jpg"] = [ContentFormat.Jpeg], [".jpeg"] = [ContentFormat.Jpeg], [".gif"] = [ContentFormat.Gif], [".webp"] = [ContentFormat.Webp],
        [".zip"] = [ContentFormat.Zip],
    };

    public static bool KnowsExtension(string extension) => _byExtension.ContainsKey(extension);

    public static bool Fits(ContentFormat format, string extension) => _byExtension.TryGetValue(extension, out var formats) && formats.Contains(format);

    public static string Name(ContentFormat format) => format switch
    {
        ContentFormat.Text => "纯文本",
        ContentFormat.Html => "网页（HTML）",
        ContentFormat.Docx or ContentFormat.DocxWithMacros => "Word 文档（docx）",
        ContentFormat.Xlsx => "Excel 工作簿（xlsx）",
        ContentFormat.Ofd => "OFD 版式文件",
        ContentFormat.Odt => "ODT 文档",
        ContentFormat.Zip => "ZIP 压缩包",
        ContentFormat.Doc => "旧版 Word 或 WPS 文档",
        ContentFormat.Xls => "旧版 Excel 或 WPS 表格",
        ContentFormat.Rtf => "RTF 文档",
        ContentFormat.Pdf => "PDF 文件",
        ContentFormat.Png or ContentFormat.Jpeg or ContentFormat.Gif or ContentFormat.Webp => "图片",
        ContentFormat.Svg => "SVG 图形",
        ContentFormat.Program => "可执行程序",
        ContentFormat.OtherOle => "复合文档",
        _ => "无法识别的格式",
    };

    public static FileKind Kind(ContentFormat format, string extension) => format switch
    {
        ContentFormat.Text or ContentFormat.Html when extension is ".md" or ".markdown" => FileKind.Markdown,
        ContentFormat.Text when extension is ".html" or ".htm" => FileKind.Html,
        ContentFormat.Text => FileKind.Text,
        ContentFormat.Html => FileKind.Html,
        ContentFormat.Docx => FileKind.Docx,
        ContentFormat.Xlsx or ContentFormat.Xls => FileKind.Xlsx,
        ContentFormat.Odt or ContentFormat.Doc or ContentFormat.Rtf => FileKind.LegacyOffice,
        ContentFormat.OtherOle => extension == ".et" ? FileKind.Xlsx : extension == ".wps" ? FileKind.LegacyOffice : FileKind.Other,
        ContentFormat.Pdf => FileKind.Pdf,
        ContentFormat.Png or ContentFormat.Jpeg or ContentFormat.Gif or ContentFormat.Webp => FileKind.Image,
        ContentFormat.Zip => FileKind.Zip,
        _ => FileKind.Other,
    };

    public static ContentFormat Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return ContentFormat.Empty;
        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8)) return InsideZip(bytes.ToArray());
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return OleFile.Format(bytes);
        if (bytes.StartsWith("{\\rtf"u8)) return ContentFormat.Rtf;
        if (bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0) return ContentFormat.Pdf;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return ContentFormat.Png;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return ContentFormat.Jpeg;
        if (bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8)) return ContentFormat.Gif;
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8)) return ContentFormat.Webp;
        if (bytes.StartsWith("\x7fELF"u8) || IsWindowsProgram(bytes) || bytes.StartsWith("#!"u8)) return ContentFormat.Program;
        if (TextDecoder.TryDecode(bytes, bytes.Length > 65536 ? 65536 : bytes.Length) is not { } text) return ContentFormat.Unknown;
        return LooksLikeMarkup(text);
    }

    private static bool IsWindowsProgram(ReadOnlySpan<byte> bytes) => bytes.StartsWith("MZ"u8) && bytes[..Math.Min(bytes.Length, 512)].IndexOf((byte)0) >= 0;

    private static ContentFormat LooksLikeMarkup(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4096)).TrimStart(" \t\n\ufeff");
        while (head.StartsWith("<!--") && head.IndexOf("-->") is > 0 and var end) head = head[(end + 3)..].TrimStart();
        if (head.StartsWith("<?xml")) return head.Contains("<svg", StringComparison.OrdinalIgnoreCase) ? ContentFormat.Svg
            : head.Contains("<html", StringComparison.OrdinalIgnoreCase) ? ContentFormat.Html : ContentFormat.Unknown;
        if (head.StartsWith("<svg", StringComparison.OrdinalIgnoreCase)) return ContentFormat.Svg;
        foreach (var tag in (string[])["<!doctype html", "<html", "<head", "<body", "<meta", "<div", "<table", "<script", "<p>", "<p ", "<h1", "<style", "<article", "<section"])
        {
            if (head.StartsWith(tag, StringComparison.OrdinalIgnoreCase)) return ContentFormat.Html;
        }

        return ContentFormat.Text;
    }

    private static ContentFormat InsideZip(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.GetEntry("word/document.xml") is not null) return zip.GetEntry("word/vbaProject.bin") is null ? ContentFormat.Docx : ContentFormat.DocxWithMacros;
            if (zip.GetEntry("xl/workbook.xml") is not null || zip.GetEntry("xl/workbook.bin") is not null) return ContentFormat.Xlsx;
            if (zip.GetEntry("OFD.xml") is not null) return ContentFormat.Ofd;
            if (zip.GetEntry("mimetype") is { } type && type.Length < 200)
            {
                using var reader = new StreamReader(type.Open(), Encoding.ASCII);
                if (reader.ReadToEnd().StartsWith("application/vnd.oasis.opendocument.text", StringComparison.Ordinal)) return ContentFormat.Odt;
            }

            return ContentFormat.Zip;
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or IOException)
        {
            return ContentFormat.Unknown;
        }
    }
}
