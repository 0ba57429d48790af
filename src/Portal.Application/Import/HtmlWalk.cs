using System.Globalization;
using AngleSharp.Dom;

namespace Portal.Application.Import;

/// <summary>Walks a page and cuts it into lines, bullets and tables; what lies outside of the main element is kept apart.</summary>
internal sealed class HtmlWalk(HashSet<string> blockTags)
{
    private const int MaxDepth = 300;
    private readonly List<PaperRun> _runs = [];
    private List<PaperBlock> _target = [];
    private string? _marker;
    private bool _bullet;
    private int _depth;
    private int _heading;

    public List<PaperBlock> Inside { get; } = [];
    public List<PaperBlock> Around { get; } = [];

    public void Walk(IElement body, IElement main)
    {
        _target = body == main ? Inside : Around;
        Children(body, main, bold: false, 0);
        Flush();
    }

    private void Children(IElement element, IElement main, bool bold, int depth)
    {
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text) _runs.Add(new PaperRun(Collapse(text.Data, element), bold));
            else if (node is IElement child) Visit(child, main, bold, depth + 1);
        }
    }

    private void Visit(IElement element, IElement main, bool bold, int depth)
    {
        if (depth > MaxDepth)
        {
            _runs.Add(new PaperRun(element.TextContent, bold));
            return;
        }

        var name = element.LocalName;
        if (name == "br")
        {
            Flush();
            return;
        }

        if (name == "img") return;
        var outer = _target;
        if (element == main)
        {
            Flush();
            _target = Inside;
        }

        bold |= name is "b" or "strong" || IsBold(element);
        if (!blockTags.Contains(name)) Children(element, main, bold, depth);
        else Block(element, name, main, bold, depth);
        if (element != main) return;
        Flush();
        _target = outer;
    }

    private void Block(IElement element, string name, IElement main, bool bold, int depth)
    {
        Flush();
        if (name == "table" && element != main && !element.Contains(main) && HtmlTables.Read(element) is { } table)
        {
            _target.Add(PaperBlock.OfTable(table));
            return;
        }

        if (name is "ul" or "ol" && IsLinkList(element)) return;
        if (name.Length == 2 && name[0] == 'h' && char.IsAsciiDigit(name[1])) _heading = name[1] - '0';
        if (name is "ul" or "ol") _depth++;
        if (name == "li")
        {
            _bullet = element.ParentElement?.LocalName != "ol";
            _marker = _bullet ? null : Number(element);
        }

        Children(element, main, bold && _heading == 0, depth);
        Flush();
        if (name is "ul" or "ol") _depth--;
        if (name == "li") _bullet = false;
        if (name.Length == 2 && name[0] == 'h') _heading = 0;
    }

    private void Flush()
    {
        if (_runs.Count == 0) return;
        var listed = _bullet && _depth > 0;
        var block = PaperBlock.Of(_runs, listed ? BlockKind.Bullet : BlockKind.Line, _heading, Math.Max(0, _depth - 1));
        _runs.Clear();
        if (block is null) return;
        if (_marker is not null)
        {
            block = PaperBlock.Of(block.Runs.Prepend(new PaperRun(_marker)), BlockKind.Line, 0, 0)!;
            _marker = null;
        }
        else if (listed && PaperLabels.FromLine(block.Text).Count > 0)
        {
            block = PaperBlock.Of(block.Runs)!;
        }

        _bullet = false;
        _target.Add(block);
    }

    private static string Number(IElement item)
    {
        var list = item.ParentElement!;
        var start = int.TryParse(list.GetAttribute("start"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var s) ? s : 1;
        var index = list.Children.Where(c => c.LocalName == "li").TakeWhile(c => c != item).Count();
        var text = item.TextContent.TrimStart();
        return $"{(start + index).ToString(CultureInfo.InvariantCulture)}.{(text.Length > 0 && char.IsDigit(text[0]) ? " " : "")}";
    }

    /// <summary>Menus and lists of other pages: nearly all words are links, and none leads to a file.</summary>
    private static bool IsLinkList(IElement list)
    {
        var links = list.QuerySelectorAll("a");
        if (links.Length < 3) return false;
        if (links.Any(a => IsFile(a.GetAttribute("href")))) return false;
        return links.Sum(a => a.TextContent.Trim().Length) * 10 > PaperText.Bare(list.TextContent).Length * 7;
    }

    private static bool IsFile(string? href) => href is not null
        && ((string[])[".doc", ".docx", ".pdf", ".xls", ".xlsx", ".wps", ".et", ".ofd", ".zip", ".rar", ".txt"]).Any(e => href.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    private static bool IsBold(IElement element)
    {
        var style = element.GetAttribute("style");
        if (style is null) return false;
        var bare = PaperText.Bare(style).ToLowerInvariant();
        return bare.Contains("font-weight:bold", StringComparison.Ordinal) || bare.Contains("font-weight:700", StringComparison.Ordinal);
    }

    private static string Collapse(string text, IElement parent)
    {
        if (parent.LocalName == "pre") return text;
        if (!text.Any(c => c is '\n' or '\t' or '\r')) return text;

        // A line break in the source between Chinese characters is no blank.
        var result = new System.Text.StringBuilder(text.Length);
        foreach (var line in text.Split('\n'))
        {
            var words = line.Trim('\t', '\r', ' ');
            if (words.Length == 0) continue;
            if (result.Length > 0 && result[^1] < 128 && words[0] < 128) result.Append(' ');
            result.Append(words);
        }

        return result.ToString();
    }
}
