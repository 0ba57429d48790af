using System.Globalization;
using System.Text;

namespace Portal.Application.Files;

/// <summary>Makes a name that any system takes and no reader is deceived by.</summary>
public static class SafeFileNames
{
    public const int MaxLength = 120;

    private static readonly HashSet<string> _reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>NFC, no path, no control or bidirectional characters, at most 120 characters, extension kept.</summary>
    public static string SafeFileName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var clean = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) continue; // a lone surrogate cannot be normalised
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate) continue;
            clean.Append(category == UnicodeCategory.SpaceSeparator ? " " : rune.ToString());
        }

        var safe = clean.ToString().Normalize(NormalizationForm.FormC);
        safe = safe[(safe.LastIndexOfAny(['/', '\\']) + 1)..];
        foreach (var c in "<>:\"|?*") safe = safe.Replace(c, '_');
        safe = safe.Trim(' ', '.');
        var extension = Path.GetExtension(safe);
        if (extension.Length > 12) extension = "";
        var stem = safe[..(safe.Length - extension.Length)].Trim(' ', '.');
        if (stem.Length == 0) stem = "未命名";
        if (_reserved.Contains(stem.Split('.')[0])) stem = "_" + stem;
        if (stem.Length + extension.Length > MaxLength)
        {
            stem = stem[..(MaxLength - extension.Length)];
            if (char.IsHighSurrogate(stem[^1])) stem = stem[..^1];
            stem = stem.TrimEnd(' ', '.');
        }

        return stem + extension;
    }
}
