using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Portal.Application.Files;

namespace Portal.Application.Import;

/// <summary>
/// A Word document as its reader sees it: automatic numbers as text, insertions taken; deleted text, hidden text and comments
/// left out.
/// </summary>
internal sealed class DocxBlocks
{
    private readonly RawPaper _paper = new();
    private readonly MainDocumentPart _main;
    private readonly DocxNumbering _numbering;
    private readonly DocxStyles _styles;
    private int _fieldDepth;
    private int _instructionDepth;

    private DocxBlocks(MainDocumentPart main)
    {
        _main = main;
        _styles = new DocxStyles(main);
        _numbering = new DocxNumbering(main);
    }

    public static RawPaper Read(byte[] bytes)
    {
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes, writable: false), isEditable: false);
            if (document.MainDocumentPart?.Document?.Body is not { } body) throw new IntakeRefusedException("文件里没有 Word 文档内容，可能已损坏。");
            var reader = new DocxBlocks(document.MainDocumentPart);
            reader.Blocks(body, reader._paper.Blocks, 0);
            reader.Notes(body);
            return reader._paper;
        }
        catch (Exception e) when (e is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException or IOException or InvalidOperationException or ArgumentException or FormatException or NullReferenceException)
        {
            throw new IntakeRefusedException("Word 文档已损坏，无法打开。", e); // the library throws whatever a broken package leads it to
        }
    }

    private void Blocks(OpenXmlElement parent, List<PaperBlock> target, int depth)
    {
        if (depth > 100) throw new IntakeRefusedException("Word 文档嵌套层数过多，无法读取。");
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Paragraph paragraph:
                    Paragraph(paragraph, target, depth);
                    break;
                case Table table:
                    Table(table, target, depth);
                    break;
                case DeletedRun or MoveFromRun:
                    break;
                case SdtBlock or SdtContentBlock or CustomXmlBlock or AlternateContent or AlternateContentChoice or InsertedRun:
                    Blocks(child, target, depth + 1);
                    break;
            }
        }
    }

    private void Paragraph(Paragraph paragraph, List<PaperBlock> target, int depth)
    {
        var lines = new List<List<PaperRun>> { new() };
        var boxes = new List<PaperBlock>();
        var style = _styles.Of(paragraph);
        Runs(paragraph, lines, boxes, style, depth);
        var number = _numbering.Next(paragraph, style);
        for (var i = 0; i < lines.Count; i++)
        {
            var runs = lines[i];
            var kind = BlockKind.Line;
            if (i == 0 && number is not null && runs.Any(r => r.Text.Trim().Length > 0))
            {
                if (number.IsBullet) kind = BlockKind.Bullet;
                else
                {
                    var first = string.Concat(runs.Select(r => r.Text)).TrimStart();
                    runs.Insert(0, new PaperRun(number.Text + (char.IsDigit(first[0]) && number.Text.EndsWith('.') ? " " : ""), runs[0].Bold));
                    if (runs.Count > 1) runs[1] = runs[1] with { Text = runs[1].Text.TrimStart() };
                }
            }

            if (PaperBlock.Of(runs, kind, style.HeadingLevel, number?.Level ?? 0) is { } block) target.Add(block);
        }

        target.AddRange(boxes);
    }

    private void Runs(OpenXmlElement parent, List<List<PaperRun>> lines, List<PaperBlock> boxes, DocxStyle style, int depth)
    {
        if (depth > 100) return;
        foreach (var child in parent.ChildElements)
        {
            switch (child)
            {
                case Run run:
                    Run(run, lines, boxes, style, depth);
                    break;
                case DeletedRun or MoveFromRun or ParagraphProperties:
                    break;
                case InsertedRun or MoveToRun or Hyperlink or SdtRun or SdtContentRun or SimpleField or CustomXmlRun or AlternateContentChoice:
                    Runs(child, lines, boxes, style, depth + 1);
                    break;
                case AlternateContent alternate when alternate.GetFirstChild<AlternateContentChoice>() is { } choice:
                    Runs(choice, lines, boxes, style, depth + 1);
                    break;
                default:
                    if (child.LocalName is "smartTag" or "sdtContent" or "ins" or "moveTo" or "dir" or "bdo") Runs(child, lines, boxes, style, depth + 1);
                    break;
            }
        }
    }

    private void Run(Run run, List<List<PaperRun>> lines, List<PaperBlock> boxes, DocxStyle style, int depth)
    {
        var look = run.RunProperties;
        var hidden = _styles.IsHidden(look, style);
        var bold = DocxStyles.IsOn(look?.Bold) ?? style.Bold;
        foreach (var child in run.ChildElements)
        {
            if (child is FieldChar { FieldCharType: { } type })
            {
                if (type.Value == FieldCharValues.Begin) { _fieldDepth++; _instructionDepth++; }
                else if (type.Value == FieldCharValues.Separate) _instructionDepth = Math.Max(0, _instructionDepth - 1);
                else if (_fieldDepth > 0) { _fieldDepth--; _instructionDepth = Math.Min(_instructionDepth, _fieldDepth); }
                continue;
            }

            if (hidden || _instructionDepth > 0) continue;
            switch (child)
            {
                case Text text:
                    lines[^1].Add(new PaperRun(text.Text, bold));
                    break;
                case TabChar:
                    lines[^1].Add(new PaperRun(" ", bold));
                    break;
                case Break or CarriageReturn:
                    lines.Add([]);
                    break;
                case NoBreakHyphen:
                    lines[^1].Add(new PaperRun("-", bold));
                    break;
                case SymbolChar symbol:
                    lines[^1].Add(new PaperRun(AttachmentText.Symbol(symbol.Char?.Value), bold));
                    break;
                case FootnoteReference { Id: { } id }:
                    Footnote(lines[^1], _main.FootnotesPart?.Footnotes?.Elements<Footnote>().FirstOrDefault(f => f.Id?.Value == id.Value));
                    break;
                case EndnoteReference { Id: { } id }:
                    Footnote(lines[^1], _main.EndnotesPart?.Endnotes?.Elements<Endnote>().FirstOrDefault(f => f.Id?.Value == id.Value));
                    break;
                case Drawing or Picture or EmbeddedObject or AlternateContent:
                    foreach (var box in TextBoxes(child)) Blocks(box, boxes, depth + 1);
                    break;
            }
        }
    }

    /// <summary>A text box is there twice, for new and old programs: only the first kind is read.</summary>
    private static IEnumerable<TextBoxContent> TextBoxes(OpenXmlElement element) =>
        element.Descendants<TextBoxContent>().Where(b => !b.Ancestors<AlternateContentFallback>().Any() && !b.Ancestors<TextBoxContent>().Any(a => a.Ancestors().Contains(element)));

    private void Footnote(List<PaperRun> line, OpenXmlElement? note)
    {
        if (note is null) return;
        var blocks = new List<PaperBlock>();
        Blocks(note, blocks, 0);
        var text = string.Join(" ", blocks.Select(b => b.Text)).Trim();
        if (text.Length == 0) return;
        _paper.Footnotes.Add(text);
        line.Add(new PaperRun("", Footnote: _paper.Footnotes.Count));
    }

    private void Table(Table table, List<PaperBlock> target, int depth)
    {
        var rows = new List<List<PaperCell>>();
        var open = new Dictionary<int, (int Row, int Index)>();
        foreach (var row in table.Descendants<TableRow>().Where(r => r.Ancestors<Table>().First() == table && r.TableRowProperties?.GetFirstChild<Deleted>() is null))
        {
            var cells = new List<PaperCell>();
            var column = 0;
            for (var gap = row.TableRowProperties?.GetFirstChild<GridBefore>()?.Val?.Value ?? 0; gap > 0 && column < 60; gap--, column++) cells.Add(new PaperCell([]));
            foreach (var cell in row.Descendants<TableCell>().Where(c => c.Ancestors<TableRow>().First() == row))
            {
                var look = cell.TableCellProperties;
                var span = Math.Clamp(look?.GridSpan?.Val?.Value ?? 1, 1, 60);
                if (look?.VerticalMerge is { } merge && (merge.Val is null || merge.Val.Value == MergedCellValues.Continue) && open.TryGetValue(column, out var start))
                {
                    var above = rows[start.Row][start.Index];
                    rows[start.Row][start.Index] = above with { RowSpan = above.RowSpan + 1 };
                    column += span;
                    continue;
                }

                open.Remove(column);
                if (look?.VerticalMerge?.Val?.Value == MergedCellValues.Restart) open[column] = (rows.Count, cells.Count);
                var inner = new List<PaperBlock>();
                Blocks(cell, inner, depth + 1);
                cells.Add(new PaperCell(inner.SelectMany(Lines).ToList(), span));
                column += span;
            }

            rows.Add(cells);
        }

        if (rows.Count == 0 || rows.Sum(r => r.Count) == 0) return;

        // A table of one cell is a frame around text.
        if (rows.Count == 1 && rows[0].Count == 1) target.AddRange(rows[0][0].Lines.Select(PaperBlock.Line));
        else target.Add(PaperBlock.OfTable(new PaperTable(rows)));
    }

    private static IEnumerable<string> Lines(PaperBlock block) =>
        block.Table is { } nested ? nested.Rows.Select(r => string.Join(" ", r.Select(c => c.Text))) : [block.Text];

    private void Notes(Body body)
    {
        var pictures = body.Descendants<Drawing>().Count(d => !d.Descendants<TextBoxContent>().Any());
        if (pictures > 0) _paper.Notes.Add($"文档中有 {pictures} 张图片未导入。");
        if (body.Descendants<DeletedRun>().Any() || body.Descendants<InsertedRun>().Any()) _paper.Notes.Add("文档中有未接受的修订，已按接受修订后的文字读取。");
        if (_main.WordprocessingCommentsPart?.Comments?.Elements<Comment>().Any() == true) _paper.Notes.Add("文档中的批注未导入。");
        if (body.Descendants<Vanish>().Any()) _paper.Notes.Add("文档中的隐藏文字未导入。");
    }
}
