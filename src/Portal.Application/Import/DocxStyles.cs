using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Application.Import;

/// <summary>What a paragraph has from its style and the styles that one is based on.</summary>
internal sealed record DocxStyle(int HeadingLevel, bool Bold, bool Hidden, int? NumberingId, int? NumberingLevel);

internal sealed class DocxStyles
{
    private const int LongestChain = 20;
    private static readonly DocxStyle _plain = new(0, false, false, null, null);
    private readonly Dictionary<string, Style> _styles;
    private readonly Dictionary<string, DocxStyle> _read = [];
    private readonly string? _default;

    public DocxStyles(MainDocumentPart main)
    {
        _styles = (main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? []).Where(s => s.StyleId?.Value is not null).DistinctBy(s => s.StyleId!.Value!).ToDictionary(s => s.StyleId!.Value!);
        _default = _styles.Values.FirstOrDefault(s => s.Default?.Value == true && s.Type?.Value == StyleValues.Paragraph)?.StyleId?.Value;
    }

    public DocxStyle Of(Paragraph paragraph)
    {
        var look = paragraph.ParagraphProperties;
        var style = Of(look?.ParagraphStyleId?.Val?.Value ?? _default);
        return look?.OutlineLevel?.Val?.Value is { } level and < 6 ? style with { HeadingLevel = level + 1 } : style;
    }

    public bool IsHidden(RunProperties? run, DocxStyle paragraph) =>
        IsOn(run?.Vanish) ?? (run?.RunStyle?.Val?.Value is { } id ? Of(id).Hidden : paragraph.Hidden);

    public static bool? IsOn(OnOffType? property) => property is null ? null : property.Val?.Value ?? true;

    private DocxStyle Of(string? id)
    {
        if (id is null) return _plain;
        if (_read.TryGetValue(id, out var known)) return known;
        int? level = null, number = null, numberLevel = null;
        bool? bold = null, hidden = null;
        var next = id;
        for (var i = 0; i < LongestChain && next is not null && _styles.TryGetValue(next, out var style); i++)
        {
            var paragraph = style.StyleParagraphProperties;
            level ??= paragraph?.OutlineLevel?.Val?.Value is { } outline and < 6 ? outline + 1 : Named(style.StyleName?.Val?.Value);
            bold ??= IsOn(style.StyleRunProperties?.Bold);
            hidden ??= IsOn(style.StyleRunProperties?.Vanish);
            number ??= paragraph?.NumberingProperties?.NumberingId?.Val?.Value;
            numberLevel ??= paragraph?.NumberingProperties?.NumberingLevelReference?.Val?.Value;
            next = style.BasedOn?.Val?.Value;
        }

        return _read[id] = new DocxStyle(level ?? 0, bold ?? false, hidden ?? false, number, numberLevel);
    }

    private static int? Named(string? name) => name?.ToLowerInvariant() switch
    {
        "title" or "标题" => 1,
        "heading 1" => 1,
        "heading 2" => 2,
        "heading 3" => 3,
        "heading 4" => 4,
        _ => null,
    };
}
