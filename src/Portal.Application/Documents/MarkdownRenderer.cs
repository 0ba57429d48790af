using System.Text;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Application.Documents;

/// <summary>
/// The one place that turns stored Markdown into HTML and plain text. No raw HTML, no style attributes, no foreign pictures,
/// links to known schemes only; headings begin at h2, since the page's own title is h1.
/// </summary>
public static class MarkdownRenderer
{
    private static readonly MarkdownPipeline _pipeline = BuildPipeline();

    /// <summary>HTML that may go to a page as it is.</summary>
    public static string ToHtml(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (Parse(markdown) is not { } document) return AsParagraphs(markdown);
        MarkdownCleaning.Clean(document);
        using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        renderer.ObjectRenderers.ReplaceOrAdd<Markdig.Renderers.Html.HeadingRenderer>(new PaperHeadingRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlTableRenderer>(new PaperTableRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerRenderer>(new PaperContainerRenderer());
        renderer.ObjectRenderers.ReplaceOrAdd<HtmlCustomContainerInlineRenderer>(new PaperContainerInlineRenderer());
        renderer.Render(document);
        return writer.ToString();
    }

    /// <summary>The words alone, a line for each paragraph and table row: for search, comparison and excerpts.</summary>
    public static string ToPlainText(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (Parse(markdown) is not { } document) return markdown;
        var text = new StringBuilder(markdown.Length);
        AddBlocks(text, document);
        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Null where the text is too long or too deeply nested to be parsed: it is shown as it stands.</summary>
    private static MarkdownDocument? Parse(string markdown)
    {
        if (!MarkdownGuards.IsReasonable(markdown)) return null;
        try
        {
            return Markdown.Parse(markdown, _pipeline);
        }
        catch (ArgumentException)
        {
            return null; // Markdig's own limit of nesting
        }
    }

    private static string AsParagraphs(string text)
    {
        var html = new StringBuilder(text.Length + 64);
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            html.Append("<p>");
            Escape(html, line.TrimEnd('\r'));
            html.Append("</p>\n");
        }

        return html.ToString();
    }

    // WebUtility.HtmlEncode would turn some characters into entities
    private static void Escape(StringBuilder html, string text)
    {
        foreach (var c in text)
        {
            _ = c switch { '<' => html.Append("&lt;"), '>' => html.Append("&gt;"), '&' => html.Append("&amp;"), '"' => html.Append("&quot;"), _ => html.Append(c) };
        }
    }

    private static void AddBlocks(StringBuilder text, ContainerBlock blocks)
    {
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Table table:
                    foreach (var row in table.Cast<TableRow>())
                    {
                        text.AppendJoin('\t', row.Cast<TableCell>().Select(CellText)).Append('\n');
                    }

                    break;
                case ListItemBlock { Parent: ListBlock { IsOrdered: true } } item:
                    text.Append(item.Order).Append(". ");
                    AddBlocks(text, item);
                    break;
                case FootnoteLinkReferenceDefinition or LinkReferenceDefinitionGroup:
                    break;
                case ContainerBlock container:
                    AddBlocks(text, container);
                    break;
                case LeafBlock { Inline: { } inline }:
                    AddInlines(text, inline);
                    text.Append('\n');
                    break;
                case LeafBlock leaf when leaf.Lines.Count > 0:
                    text.Append(leaf.Lines.ToString()).Append('\n');
                    break;
            }
        }
    }

    private static string CellText(TableCell cell)
    {
        var text = new StringBuilder();
        AddBlocks(text, cell);
        return text.ToString().TrimEnd('\n').Replace('\n', ' ');
    }

    private static void AddInlines(StringBuilder text, ContainerInline inlines)
    {
        foreach (var inline in inlines)
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LineBreakInline => text.Append('\n'),
                AutolinkInline link => text.Append(link.Url),
                _ => text,
            };
            if (inline is CustomContainerInline) text.Append("::");
            if (inline is ContainerInline container) AddInlines(text, container);
            if (inline is CustomContainerInline) text.Append("::");
        }
    }

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder().UsePipeTables().UseGridTables().UseCustomContainers().UseFootnotes().UseCjkFriendlyEmphasis().DisableHtml();
        builder.InlineParsers.RemoveAll(p => p is AutolinkInlineParser);
        return builder.Build();
    }
}
