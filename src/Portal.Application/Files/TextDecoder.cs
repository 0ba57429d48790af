using System.Text;

namespace Portal.Application.Files;

/// <summary>
/// Reads bytes as text: UTF-8, UTF-16 and GB18030, with or without a byte-order mark. The order matters: GB18030 would take
/// almost anything, so it comes last and must look like Chinese.
/// </summary>
public static class TextDecoder
{
    private static readonly UTF8Encoding _utf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding _gb18030 = Gb18030();

    /// <summary>The text with LF line ends and without control characters.</summary>
    /// <exception cref="IntakeRefusedException">No known encoding, or plainly binary.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes) =>
        TryDecode(bytes, bytes.Length) ?? throw new IntakeRefusedException("无法识别文件的文字编码，请用 UTF-8 或 GB18030 编码另存后重试。");

    internal static string? TryDecode(ReadOnlySpan<byte> bytes, int length)
    {
        var cut = length < bytes.Length;
        var raw = bytes[..length];
        if (raw.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return Clean(Try(_utf8, raw[3..], cut));
        if (raw.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return Clean(Try(Utf16(bigEndian: false), raw[2..], cut));
        if (raw.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Clean(Try(Utf16(bigEndian: true), raw[2..], cut));
        if (GuessUtf16(raw) is { } guess && Try(guess, raw, cut) is { } wide) return Clean(wide);
        if (Try(_utf8, raw, cut) is { } text) return Clean(text);
        return LooksLikeGb(raw) && Try(_gb18030, raw, cut) is { } chinese && !HasPrivateUse(chinese) ? Clean(chinese) : null;
    }

    private static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes, bool cut)
    {
        // Where only the head is looked at, the cut may fall within a character.
        for (var drop = 0; drop <= (cut ? 3 : 0) && drop <= bytes.Length; drop++)
        {
            try
            {
                return encoding.GetString(bytes[..^drop]);
            }
            catch (DecoderFallbackException)
            {
                continue;
            }
        }

        return null;
    }

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var result = new StringBuilder(text.Length);
        var control = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
            {
                if (i + 1 < text.Length && text[i + 1] == '\n') continue;
                result.Append('\n');
            }
            else if (c is '\f' or '\v' or '\u2028' or '\u2029' or '\u0085')
            {
                result.Append('\n');
            }
            else if (c is '\n' or '\t' || (c >= ' ' && c is not (>= '\u007f' and <= '\u009f') && c is not ('\ufeff' or '\ufffe' or '\uffff')))
            {
                result.Append(c);
            }
            else if (c != '\ufeff')
            {
                control++;
            }
        }

        // A stray control character is harmless; many are not text.
        return control * 10 > text.Length || (control > 16 && control * 200L > text.Length) ? null : result.ToString();
    }

    private static UnicodeEncoding? GuessUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0) return null;
        int little = 0, big = 0, littleSigns = 0, bigSigns = 0, pairs = Math.Min(bytes.Length, 4096) / 2;
        for (var i = 0; i < pairs; i++)
        {
            if (bytes[2 * i] is 0 or 0x30 or 0xFF) bigSigns++;
            if (bytes[2 * i + 1] is 0 or 0x30 or 0xFF) littleSigns++;
            if (IsHighByte(bytes[2 * i], bytes[2 * i + 1])) big++;
            if (IsHighByte(bytes[2 * i + 1], bytes[2 * i])) little++;
        }

        // Both may fit for a few bytes: then it is none. Without any punctuation or figure it may be Shift-JIS.
        if (littleSigns > 0 && little * 20 >= pairs * 19 && big * 4 < pairs * 3) return Utf16(bigEndian: false);
        return bigSigns > 0 && big * 20 >= pairs * 19 && little * 4 < pairs * 3 ? Utf16(bigEndian: true) : null;
    }

    private static bool IsHighByte(byte high, byte low) =>
        high is >= 0x4E and <= 0x9F or 0x30 or 0xFF or 0x20 ? high != 0x20 || low < 0x70 : high == 0 && low is 9 or 10 or 13 or >= 0x20 and < 0x7F or 0xB7;

    /// <summary>Chinese text in GB lies nearly all in GB2312 (second byte from A1); Big5, Shift-JIS and Latin-1 do not.</summary>
    private static bool LooksLikeGb(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0, outside = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            if (bytes[i + 1] is >= 0x30 and <= 0x39)
            {
                i += 3;
                continue;
            }

            pairs++;
            if (bytes[i + 1] < 0xA1 || bytes[i] is (< 0xB0 and not (0xA1 or 0xA2 or 0xA3 or 0xA9)) or > 0xF7) outside++;
            i++;
        }

        return outside * 5 <= pairs;
    }

    private static bool HasPrivateUse(string text)
    {
        var count = text.Count(c => c is >= '\ue000' and <= '\uf8ff');
        return count > 2 && count * 50L > text.Length;
    }

    private static UnicodeEncoding Utf16(bool bigEndian) => new(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    private static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }
}
