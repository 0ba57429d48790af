using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Portal.Application.Import;

internal sealed record DocxNumber(string Text, bool IsBullet, int Level);

/// <summary>Counts automatic numbers, so that 一、 or （二） that Word only draws becomes text.</summary>
internal sealed class DocxNumbering
{
    private const int Levels = 9;
    private readonly Dictionary<int, NumberingInstance> _instances;
    private readonly Dictionary<int, AbstractNum> _abstracts;
    private readonly Dictionary<int, int[]> _counters = [];
    private readonly HashSet<(int, int)> _restarted = [];

    public DocxNumbering(MainDocumentPart main)
    {
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        _instances = (numbering?.Elements<NumberingInstance>() ?? []).Where(n => n.NumberID?.Value is not null).DistinctBy(n => n.NumberID!.Value).ToDictionary(n => n.NumberID!.Value);
        _abstracts = (numbering?.Elements<AbstractNum>() ?? []).Where(n => n.AbstractNumberId?.Value is not null).DistinctBy(n => n.AbstractNumberId!.Value).ToDictionary(n => n.AbstractNumberId!.Value);
    }

    /// <summary>The number that Word draws before this paragraph, and counts on.</summary>
    public DocxNumber? Next(Paragraph paragraph, DocxStyle style)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        var id = own?.NumberingId?.Val?.Value ?? style.NumberingId;
        var level = Math.Clamp(own?.NumberingLevelReference?.Val?.Value ?? style.NumberingLevel ?? 0, 0, Levels - 1);
        if (id is null or 0 || !_instances.TryGetValue(id.Value, out var instance) || instance.AbstractNumId?.Val?.Value is not { } abstractId || !_abstracts.ContainsKey(abstractId)) return null;

        if (!_counters.TryGetValue(abstractId, out var counters))
        {
            counters = _counters[abstractId] = Enumerable.Range(0, Levels).Select(l => Start(abstractId, instance, l) - 1).ToArray();
        }

        var restart = instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level)?.StartOverrideNumberingValue?.Val?.Value;
        if (restart is { } from && _restarted.Add((id.Value, level))) counters[level] = from - 1;
        counters[level]++;
        for (var below = level + 1; below < Levels; below++) counters[below] = Start(abstractId, instance, below) - 1;
        for (var above = 0; above < level; above++) counters[above] = Math.Max(counters[above], Start(abstractId, instance, above));

        var look = Level(abstractId, instance, level);
        var format = Format(look);
        if (format == "bullet") return new DocxNumber("", true, level);
        var text = look?.LevelText?.Val?.Value ?? "";
        if (format == "none" && !text.Contains('%', StringComparison.Ordinal) && text.Length == 0) return null;
        var result = new StringBuilder(text);
        for (var l = Levels; l >= 1; l--)
        {
            var shown = look?.IsLegalNumberingStyle is not null ? "decimal" : Format(Level(abstractId, instance, l - 1));
            result.Replace($"%{l.ToString(CultureInfo.InvariantCulture)}", Write(counters[l - 1], shown));
        }

        return new DocxNumber(result.ToString(), false, level);
    }

    private Level? Level(int abstractId, NumberingInstance instance, int level) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == level)?.Level
        ?? _abstracts[abstractId].Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == level);

    private int Start(int abstractId, NumberingInstance instance, int level) => Level(abstractId, instance, level)?.StartNumberingValue?.Val?.Value ?? 1;

    private static string Format(Level? level) => level?.NumberingFormat?.Val?.InnerText ?? "decimal";

    private static string Write(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "ideographDigital" or "koreanDigital2" => Chinese(number),
        "chineseLegalSimplified" => new string(Chinese(number).Select(c => "一二三四五六七八九十百".IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? "壹贰叁肆伍陆柒捌玖拾佰"[i] : c).ToArray()),
        "upperLetter" => Letter(number, 'A'),
        "lowerLetter" => Letter(number, 'a'),
        "upperRoman" => Roman(number),
        "lowerRoman" => Roman(number).ToLowerInvariant(),
        "decimalFullWidth" or "decimalFullWidth2" => new string(number.ToString(CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + '０')).ToArray()),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => ((char)('①' + number - 1)).ToString(),
        "decimalEnclosedParen" when number is >= 1 and <= 20 => ((char)('⑴' + number - 1)).ToString(),
        "ideographTraditional" when number is >= 1 and <= 10 => "甲乙丙丁戊己庚辛壬癸"[number - 1].ToString(),
        "ideographZodiac" when number is >= 1 and <= 12 => "子丑寅卯辰巳午未申酉戌亥"[number - 1].ToString(),
        "decimalZero" => number.ToString("00", CultureInfo.InvariantCulture),
        "none" => "",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int number)
    {
        const string figures = "〇一二三四五六七八九";
        if (number is < 0 or > 999) return number.ToString(CultureInfo.InvariantCulture);
        if (number < 10) return figures[number].ToString();
        if (number < 20) return "十" + (number == 10 ? "" : figures[number - 10].ToString());
        if (number < 100) return $"{figures[number / 10]}十{(number % 10 == 0 ? "" : figures[number % 10].ToString())}";
        var rest = number % 100;
        var tail = rest == 0 ? "" : rest < 10 ? "零" + figures[rest] : rest < 20 ? "一" + Chinese(rest) : Chinese(rest);
        return $"{figures[number / 100]}百{tail}";
    }

    private static string Letter(int number, char first) => number < 1 ? "" : new string((char)(first + (number - 1) % 26), (number - 1) / 26 % 10 + 1);

    private static string Roman(int number)
    {
        var result = new StringBuilder();
        foreach (var (value, sign) in ((int, string)[])[(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")])
        {
            for (; number >= value && result.Length < 20; number -= value) result.Append(sign);
        }

        return result.ToString();
    }
}
