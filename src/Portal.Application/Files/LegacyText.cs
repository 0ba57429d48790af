using System.Globalization;
using System.Text;

namespace Portal.Application.Files;

/// <summary>Rough text of formats that only an office program reads well: enough to search and to find secrecy marks.</summary>
internal static class LegacyText
{
    /// <summary>Word and WPS keep Chinese text as UTF-16 at even places: the runs of it are taken out.</summary>
    public static string FromOle(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder();
        var run = new StringBuilder();
        for (var i = 0; i + 1 < bytes.Length; i += 2)
        {
            var c = (char)(bytes[i] | bytes[i + 1] << 8);
            if (c is >= '\u4e00' and <= '\u9fff' or >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uffef' or >= ' ' and <= '~' or '★' or '☆' or '〔' or '〕' or '“' or '”' or '\t' or '·')
            {
                run.Append(c);
                continue;
            }

            Flush();
        }

        Flush();
        return text.ToString();

        void Flush()
        {
            if (run.Length > 1) text.Append(run).Append('\n');
            run.Clear();
        }
    }

    /// <summary>RTF: control words go, \'xx pairs are GB18030, \u are characters.</summary>
    public static string FromRtf(ReadOnlySpan<byte> bytes)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var gb = Encoding.GetEncoding("GB18030");
        var text = new StringBuilder();
        var pending = new List<byte>();
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == '\\' && i + 3 < bytes.Length && bytes[i + 1] == '\'' && byte.TryParse(bytes.Slice(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code))
            {
                pending.Add(code);
                i += 3;
                continue;
            }

            if (b is (byte)'\r' or (byte)'\n' or (byte)'{' or (byte)'}') continue;
            Flush();
            if (b != '\\')
            {
                text.Append((char)b);
                continue;
            }

            var start = ++i;
            while (i < bytes.Length && char.IsAsciiLetter((char)bytes[i])) i++;
            var word = Encoding.ASCII.GetString(bytes[start..i]);
            var number = i;
            if (i < bytes.Length && bytes[i] == '-') i++;
            while (i < bytes.Length && char.IsAsciiDigit((char)bytes[i])) i++;
            if (word == "u" && int.TryParse(bytes[number..i], CultureInfo.InvariantCulture, out var point))
            {
                text.Append((char)(ushort)point);
                if (i < bytes.Length && bytes[i] is (byte)'?' or (byte)' ') i++;
                if (i + 3 < bytes.Length && bytes[i] == '\\' && bytes[i + 1] == '\'') i += 4; // the stand-in for old readers
                i--;
                continue;
            }

            if (word is "par" or "line" or "cell" or "row") text.Append('\n');
            if (word is "tab") text.Append('\t');
            if (word.Length == 0)
            {
                if (i < bytes.Length && bytes[i] is (byte)'\\' or (byte)'{' or (byte)'}') text.Append((char)bytes[i]);
                continue;
            }

            if (i < bytes.Length && bytes[i] != ' ') i--;
        }

        Flush();
        return text.ToString();

        void Flush()
        {
            if (pending.Count == 0) return;
            text.Append(gb.GetString(pending.ToArray()));
            pending.Clear();
        }
    }
}
