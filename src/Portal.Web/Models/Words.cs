using System.Globalization;
using Portal.Application.Calendar;
using Portal.Domain.Documents;

namespace Portal.Web.Models;

/// <summary>How pages write days, times and sizes.</summary>
public static class Words
{
    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    public static string Day(DateOnly? day) => day?.ToString("yyyy年M月d日", Culture) ?? "";

    public static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", Culture) ?? "";

    public static string Time(DateTime utc) => Shanghai.Local(utc).ToString("yyyy-MM-dd HH:mm", Culture);

    public static string Size(long bytes) => bytes switch
    {
        < 1024 => $"{bytes} 字节",
        < 1024 * 1024 => $"{bytes / 1024.0:0} KB",
        _ => string.Create(Culture, $"{bytes / 1024.0 / 1024.0:0.0} MB"),
    };

    /// <summary>What kind of file, by the end of its name; empty where it has none.</summary>
    public static string Kind(string fileName) => Path.GetExtension(fileName).TrimStart('.').ToUpperInvariant() is { Length: > 0 and <= 5 } kind ? kind : "";

    public static string TagOf(Validity validity) => validity switch { Validity.InForce => "ok", Validity.Amended => "warn", _ => "bad" };
}
