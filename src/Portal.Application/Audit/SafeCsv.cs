namespace Portal.Application.Audit;

/// <summary>Lines of a .csv that a spreadsheet opens without running anything: what would be a formula gets an apostrophe before it.</summary>
public static class SafeCsv
{
    /// <summary>Without it spreadsheets take UTF-8 for the local code page.</summary>
    public const string Bom = "\uFEFF";

    public static string Line(params IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var safe = text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\",\r\n\t") < 0 ? safe : "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
