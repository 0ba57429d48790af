using Markdig;

namespace Portal.Application.Import;

/// <summary>Markdown goes through HTML, so that there is one reader for headings, lists and tables.</summary>
internal static class MarkdownBlocks
{
    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseGridTables().UseCustomContainers().UseCjkFriendlyEmphasis().DisableHtml().UseSoftlineBreakAsHardlineBreak().Build();

    public static RawPaper Read(string text)
    {
        if (!Documents.MarkdownGuards.IsReasonable(text)) return TextBlocks.Read(text);
        try
        {
            return HtmlBlocks.Read($"<html><body>{Markdown.ToHtml(text, _pipeline)}</body></html>");
        }
        catch (ArgumentException)
        {
            return TextBlocks.Read(text); // nested too deeply for the parser
        }
    }
}
