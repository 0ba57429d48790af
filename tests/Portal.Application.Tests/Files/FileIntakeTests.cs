using System.IO.Compression;
using System.Text;
using Portal.Application.Files;
using Portal.Application.Import;
using Portal.Application.Tests.Import;

namespace Portal.Application.Tests.Files;

[Trait("Req", "A11")]
public sealed class FileIntakeTests
{
    private static readonly byte[] _png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13];
    private static readonly byte[] _exe = [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF, 0, 0];
    private static readonly byte[] _ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    static FileIntakeTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private static string Refusal(string name, byte[] bytes, FileIntakeOptions? options = null)
    {
        var intake = new FileIntake(options);
        var message = Assert.ThrowsAny<IntakeRefusedException>(() => new PaperReader(intake).Read(name, bytes)).Message;
        Assert.Contains(message, c => c is >= '\u4e00' and <= '\u9fff');
        return message;
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Ole(string stream, ushort flags = 0)
    {
        var bytes = new byte[512 * 4];
        _ole.CopyTo(bytes, 0);
        bytes[30] = 9;
        bytes[48] = 1; // the directory's sector
        bytes[76] = 0; // the table of sectors
        bytes.AsSpan(512, 512).Fill(0xFF);
        var name = Encoding.Unicode.GetBytes(stream);
        name.CopyTo(bytes, 1024);
        bytes[1024 + 64] = (byte)(name.Length + 2);
        bytes[1024 + 116] = 2;
        bytes[1536] = 0xEC;
        bytes[1537] = 0xA5;
        BitConverter.GetBytes(flags).CopyTo(bytes, 1536 + 10);
        return bytes;
    }

    [Fact]
    public void Bad_files_are_refused_each_with_its_reason()
    {
        Assert.Contains("空文件", Refusal("a.txt", []), StringComparison.Ordinal);
        Assert.Contains("上限", Refusal("a.txt", new byte[2_000_000], new FileIntakeOptions { MaxBytes = 1_000_000 }), StringComparison.Ordinal);
        Assert.Contains("不符", Refusal("a.docx", _exe), StringComparison.Ordinal);
        Assert.Contains("图片", Refusal("a.docx", _png), StringComparison.Ordinal);
        Assert.Contains("不支持", Refusal("a.xyz", "正文"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("没有 Word 文档内容", Refusal("a.docx", Zip(("a.txt", "正文"u8.ToArray()))), StringComparison.Ordinal);
        Assert.Contains("损坏", Refusal("a.docx", [0x50, 0x4B, 3, 4, 1, 2, 3, 4]), StringComparison.Ordinal);
        Assert.Contains("损坏", Refusal("a.docx", Zip(("word/document.xml", "<broken"u8.ToArray()))), StringComparison.Ordinal);
        Assert.Contains("宏", Refusal("a.docx", Zip(("word/document.xml", "<a/>"u8.ToArray()), ("word/vbaProject.bin", [1]))), StringComparison.Ordinal);
        Assert.Contains("加密", Refusal("a.docx", Ole("EncryptedPackage")), StringComparison.Ordinal);
        Assert.Contains("加密", Refusal("a.doc", Ole("WordDocument", 0x0100)), StringComparison.Ordinal);
        Assert.Contains("编码", Refusal("a.txt", Encoding.GetEncoding("shift_jis").GetBytes("これはテストです。日本語の文章をここに書きます。")), StringComparison.Ordinal);
        Assert.Contains("编码", Refusal("a.txt", Encoding.GetEncoding("big5").GetBytes("關於做好民政工作的通知，請認真貫徹執行並按時報告。")), StringComparison.Ordinal);
        Assert.Contains("编码", Refusal("a.txt", Encoding.Latin1.GetBytes("Ceci est un été très célèbre, déjà vu à Genève.")), StringComparison.Ordinal);
        Assert.Contains("不是文本文件", Refusal("a.txt", Enumerable.Range(0, 4000).Select(i => (byte)(i % 7)).ToArray()), StringComparison.Ordinal);
        Assert.Contains("没有可读取的文字", Refusal("a.txt", "   \n　\n"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("不能从", Refusal("a.pdf", "%PDF-1.7 x"u8.ToArray()), StringComparison.Ordinal);
        Assert.Contains("国家秘密标志", Refusal("a.txt", "机\u200b密★10年\n关于某事的通知"u8.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_Word_file_without_LibreOffice_is_refused_with_a_hint()
    {
        if (LegacyOfficeConverterIsThere()) return;
        Assert.Contains("LibreOffice", Refusal("a.doc", Ole("WordDocument")), StringComparison.Ordinal);
        Assert.Contains("LibreOffice", Refusal("a.rtf", "{\\rtf1 abc}"u8.ToArray()), StringComparison.Ordinal);
    }

    private static bool LegacyOfficeConverterIsThere() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "soffice")) || File.Exists(Path.Combine(f, "libreoffice"))) || File.Exists("/usr/lib/libreoffice/program/soffice");

    [Fact]
    public void Zip_bombs_are_refused()
    {
        var nulls = Zip(("word/document.xml", new byte[80_000_000]));
        Assert.Contains("压缩炸弹", Refusal("a.docx", nulls), StringComparison.Ordinal);
        Assert.Contains("压缩炸弹", Refusal("a.docx", nulls, new FileIntakeOptions { MaxInflatedBytes = 1000 }), StringComparison.Ordinal);
        var many = Zip(Enumerable.Range(0, 60).Select(i => ($"a{i}.txt", new byte[] { 65 })).Append(("word/document.xml", "<a/>"u8.ToArray())).ToArray());
        Assert.Contains("超过", Refusal("a.docx", many, new FileIntakeOptions { MaxZipEntries = 50 }), StringComparison.Ordinal);

        // A declared size that lies: the central directory says 10 bytes.
        var lie = Zip(("word/document.xml", new byte[80_000_000]));
        var at = lie.AsSpan().LastIndexOf("PK\x01\x02"u8);
        BitConverter.GetBytes(10).CopyTo(lie, at + 24);
        Refusal("a.docx", lie);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("GB18030", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public void Text_in_the_usual_encodings_is_read(string name, bool mark)
    {
        const string Words = "关于做好2024年民政工作的通知\r\n各县（市、区）民政局：\r\n现将有关事项通知如下，请认真贯彻执行。\r\n";
        var encoding = Encoding.GetEncoding(name);
        var bytes = (mark ? encoding.GetPreamble() : []).Concat(encoding.GetBytes(Words)).ToArray();
        Assert.Equal(Words.Replace("\r\n", "\n", StringComparison.Ordinal), TextDecoder.Decode(bytes));
        Assert.Equal(FileKind.Text, FileIntake.Sniff(bytes, "a.txt"));
    }

    [Fact]
    public void Stray_control_characters_are_dropped() => Assert.Equal("甲乙\t丙，这一行足够长所以不算二进制。", TextDecoder.Decode("甲\u0001乙\t丙，这一行足够长所以不算二进制。"u8));

    [Fact]
    public void Ten_megabytes_of_one_line_are_read_in_bounded_time()
    {
        var bytes = Encoding.UTF8.GetBytes("关于某事的通知\n各科室：\n" + string.Concat(Enumerable.Repeat("民政工作（一）", 500_000)));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var reading = new PaperReader().Read("a.txt", bytes);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"took {watch.Elapsed}");
        Assert.True(reading.BodyMarkdown.Length > 3_000_000);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\temp\\通知.docx", "通知.docx")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("通知\u202excod.exe", "通知xcod.exe")]
    [InlineData("a\u0000b\n.txt", "ab.txt")]
    [InlineData("", "未命名")]
    [InlineData("...", "未命名")]
    [InlineData("e\u0301.txt", "é.txt")]
    [InlineData("甲 乙？.pdf", "甲 乙？.pdf")]
    [InlineData("a<b>:c.txt", "a_b__c.txt")]
    public void Names_are_made_safe(string name, string safe) => Assert.Equal(safe, FileIntake.SafeFileName(name));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var safe = FileIntake.SafeFileName(new string('长', 300) + ".docx");
        Assert.Equal(120, safe.Length);
        Assert.EndsWith(".docx", safe, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.svg")]
    [InlineData("a.exe")]
    [InlineData("a.js")]
    public void What_a_browser_would_run_is_no_attachment(string name)
    {
        var options = new FileIntakeOptions();
        options.AttachmentExtensions.Add(Path.GetExtension(name));
        Assert.ThrowsAny<IntakeRefusedException>(() => new FileIntake(options).AcceptAttachment(name, "<svg/>"u8.ToArray()));
    }

    [Fact]
    public void Attachments_are_taken_with_kind_and_type()
    {
        var intake = new FileIntake();
        Assert.Equal(("表.csv", FileKind.Text, "text/csv; charset=utf-8"), Facts(intake.AcceptAttachment("表.csv", "甲,乙\n1,2"u8.ToArray())));
        Assert.Equal(("图.png", FileKind.Image, "image/png"), Facts(intake.AcceptAttachment("图.png", _png)));
        Assert.Equal(("a.pdf", FileKind.Pdf, "application/pdf"), Facts(intake.AcceptAttachment("a.pdf", "%PDF-1.4"u8.ToArray())));
        Assert.Equal(FileKind.Zip, intake.AcceptAttachment("a.zip", Zip(("a.txt", "正文"u8.ToArray()))).Kind);
        Assert.Equal(FileKind.Other, intake.AcceptAttachment("a.ofd", Zip(("OFD.xml", "<a/>"u8.ToArray()))).Kind);
        Assert.Contains("甲,乙", intake.AcceptAttachment("表.csv", "甲,乙\n1,2"u8.ToArray()).PlainText, StringComparison.Ordinal);
    }

    private static (string, FileKind, string) Facts(AcceptedFile file) => (file.Name, file.Kind, file.MimeType);

    [Fact]
    [Trait("Req", "B3")]
    public void Secrecy_marks_in_attachments_are_found()
    {
        var intake = new FileIntake();
        var inner = WordFiles.Of(WordFiles.P("机密★10年"));
        Assert.ThrowsAny<IntakeRefusedException>(() => intake.AcceptAttachment("a.zip", Zip(("夹/内.docx", inner))));
        Assert.ThrowsAny<IntakeRefusedException>(() => intake.AcceptAttachment("a.txt", "秘密★"u8.ToArray()));
        Assert.ThrowsAny<IntakeRefusedException>(() => intake.AcceptAttachment("机密★.txt", "正文"u8.ToArray()));
        Assert.ThrowsAny<IntakeRefusedException>(() => intake.AcceptAttachment("a.rtf", Encoding.ASCII.GetBytes("{\\rtf1\\ansi\\ansicpg936 \\'bb\\'fa\\'c3\\'dc\\u9733?10\\'c4\\'ea}")));
        var word = Ole("WordDocument").Concat(Encoding.Unicode.GetBytes("机密★10年 关于某事的通知")).ToArray();
        Assert.ThrowsAny<IntakeRefusedException>(() => intake.AcceptAttachment("a.doc", word));
        Assert.ThrowsAny<IntakeRefusedException>(() => intake.AcceptAttachment("a.xlsx", Workbook("机密★10年", hidden: true)));
        Assert.Contains("普通内容", intake.AcceptAttachment("a.xlsx", Workbook("普通内容", hidden: true)).PlainText, StringComparison.Ordinal);
    }

    private static byte[] Workbook(string words, bool hidden) => Zip(
        ("[Content_Types].xml", Encoding.UTF8.GetBytes("""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""")),
        ("_rels/.rels", Encoding.UTF8.GetBytes("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""")),
        ("xl/_rels/workbook.xml.rels", Encoding.UTF8.GetBytes("""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""")),
        ("xl/workbook.xml", Encoding.UTF8.GetBytes($"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表一" sheetId="1" {(hidden ? "state=\"hidden\" " : "")}r:id="rId1"/></sheets></workbook>""")),
        ("xl/worksheets/sheet1.xml", Encoding.UTF8.GetBytes($"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{words}</t></is></c></row></sheetData></worksheet>""")));
}
