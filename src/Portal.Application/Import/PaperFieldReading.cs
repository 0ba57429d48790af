using System.Globalization;
using Portal.Domain.Documents;
using Portal.Domain.Review.Wording;

namespace Portal.Application.Import;

/// <summary>Puts the fields together out of head, foot and signature, and says where two readings disagree or none is certain.</summary>
internal sealed class PaperFieldReading
{
    private readonly RawPaper _paper;
    private readonly PaperHead _head;
    private readonly List<PaperBlock> _body;
    private readonly List<Signature> _signatures;
    private readonly List<(LabelKey Key, string Value)> _labels;
    private readonly List<UnsureField> _unsure = [];
    private readonly List<string> _removed;
    private readonly bool _reposted;

    private PaperFieldReading(RawPaper paper)
    {
        _paper = paper;
        _head = PaperHead.Read(paper);
        _labels = _head.Labels;
        _removed = _head.Removed;
        _body = PaperFoot.Trim(_head.Rest, _removed, _labels);
        _signatures = PaperBody.Signatures(_body);
        _reposted = _removed.Any(l => Furniture.IsReposterCredit(l) || (Furniture.IsDisclaimer(l) && l.Contains('转', StringComparison.Ordinal)));
    }

    public static PaperReading Read(RawPaper paper) => new PaperFieldReading(paper).Assemble();

    private PaperReading Assemble()
    {
        var title = Title();
        var number = Number(out var numberYear);
        var body = IssuingBody(title);
        var written = DateWritten(numberYear);
        var published = PublishedOn(written);
        var source = Source();
        var attribute = Attribute();
        return new PaperReading
        {
            Title = title,
            DocumentNumber = number,
            IndexNumber = IndexNumber(),
            IssuingBody = body,
            DateWritten = written,
            PublishedOn = published,
            Source = source,
            SourceUrl = _labels.Where(l => l.Key == LabelKey.Url).Select(l => l.Value).Append(_paper.Meta.GetValueOrDefault("Url") ?? "").FirstOrDefault(u => u.StartsWith("http", StringComparison.OrdinalIgnoreCase)),
            Attribute = attribute,
            Unsure = _unsure,
            BodyMarkdown = new PaperBody(_body, title, _paper.Footnotes).Write(_signatures),
            Removed = _removed.Where(r => r.Length > 0).ToList(),
            Notes = _paper.Notes,
        };
    }

    private string? Title()
    {
        if (_head.Title is null) Unsure(PaperFields.Title, "未找到标题，请补填。");
        else if (_head.TitleIsInferred) Unsure(PaperFields.Title, $"标题“{_head.Title}”是按位置推断的，请核对。");
        return _head.Title;
    }

    private string? Number(out int? year)
    {
        var found = _labels.Where(l => l.Key == LabelKey.Number && l.Value.Length > 0 && l.Value is not ("无" or "/" or "-" or "——")).Select(l => DocumentNumbers.Read(l.Value) ?? new FoundNumber(null, l.Value, false, null)).Concat(_head.Numbers).ToList();
        var chosen = found.FirstOrDefault(n => n.Sure) ?? found.FirstOrDefault(n => n.Value is not null) ?? found.FirstOrDefault();
        year = chosen?.Year;
        if (chosen is null) return null;
        if (chosen.Value is null) Unsure(PaperFields.DocumentNumber, $"文号“{chosen.Raw}”不合规范，未采用，请核对。");
        else if (!chosen.Sure) Unsure(PaperFields.DocumentNumber, $"文号原文为“{chosen.Raw}”，缺少括号或“号”字，推断为“{chosen.Value}”，请核对。");
        var others = found.Where(n => n.Value != chosen.Value || (n.Value is null && n.Raw != chosen.Raw)).Select(n => n.Raw).Distinct().ToList();
        if (others.Count > 0) Unsure(PaperFields.DocumentNumber, $"文中有两个文号：“{chosen.Raw}”和“{string.Join("”“", others)}”，请核对。");
        return chosen.Value;
    }

    private string? IndexNumber()
    {
        var all = _labels.Where(l => l.Key == LabelKey.Index && l.Value.Length > 0).Select(l => PaperText.Bare(l.Value)).Distinct().ToList();
        if (all.Count > 1) Unsure(PaperFields.IndexNumber, $"文中有两个索引号：“{string.Join("”“", all)}”，请核对。");
        return all.FirstOrDefault();
    }

    private string? IssuingBody(string? title)
    {
        var stated = _labels.Where(l => l.Key == LabelKey.Issuer && l.Value.Length > 0).Select(l => l.Value).FirstOrDefault();
        var signed = _signatures.FirstOrDefault(s => s.Bodies.Count > 0)?.Bodies.Select(b => PaperText.Bare(b)).ToList() ?? [];
        var text = string.Join('\n', _body.Select(b => b.Text).Append(title ?? ""));
        var gambling = Tampering.In(text);
        var warning = gambling.Count == 0 ? "" : $"正文中出现“{string.Join("”“", gambling.Select(g => $"{g.Word}”{g.Count.ToString(CultureInfo.InvariantCulture)}次“"))}".TrimEnd('“') + "，疑似网页被篡改，已原样保留，请逐处核对。";

        var forged = signed.FirstOrDefault(Tampering.IsNoName) ?? (stated is not null && Tampering.IsNoName(stated) ? stated : null);
        if (forged is not null)
        {
            Unsure(PaperFields.IssuingBody, $"应为机关名称的位置是“{forged}”，疑似被篡改，未采用。{warning}");
            return null;
        }

        if (warning.Length > 0) Unsure(PaperFields.IssuingBody, warning);
        var signature = signed.Count > 0 ? string.Join("、", signed) : null;
        if (stated is not null)
        {
            if (signature is not null && !signature.Contains(stated, StringComparison.Ordinal) && !stated.Contains(signature, StringComparison.Ordinal))
            {
                Unsure(PaperFields.IssuingBody, $"文头的发文机关是“{stated}”，落款是“{signature}”，请核对。");
            }

            return stated;
        }

        if ((signature ?? _head.RedHead) is { } known) return known;
        if (title is not null && PaperLines.BodyInTitle(title) is { } inferred)
        {
            Unsure(PaperFields.IssuingBody, $"文中没有落款，“{inferred}”是由标题推断的，请核对。");
            return inferred;
        }

        if (warning.Length == 0) Unsure(PaperFields.IssuingBody, "未找到发文机关，请补填。");
        return null;
    }

    private DateOnly? DateWritten(int? numberYear)
    {
        var label = _labels.Where(l => l.Key == LabelKey.Written && l.Value.Length > 0).Select(l => l.Value).FirstOrDefault();
        var stated = label is null ? null : PaperDates.First(label) ?? new WrittenDate(null, label);
        var line = _signatures.FirstOrDefault()?.DateText;
        var signed = line is null ? null : PaperDates.First(line);
        DateOnly? value = null;
        if (signed is { Value: null } || (signed is null && stated is { Value: null }))
        {
            Unsure(PaperFields.DateWritten, $"日期“{signed?.Text ?? stated!.Text}”不存在或无法识别，请核对。");
            value = signed is null ? null : stated?.Value;
        }
        else if (signed is null && line is not null && PaperDates.Squeezed(line) is { Count: > 0 } squeezed)
        {
            value = squeezed.Count == 1 ? squeezed[0] : stated?.Value;
            Unsure(PaperFields.DateWritten, squeezed.Count == 1
                ? $"落款日期原文为“{line.Trim()}”，缺少年月日，只能是{Chinese(squeezed[0])}，请核对。"
                : $"落款日期原文为“{line.Trim()}”，缺少年月日，可能是{string.Join("或", squeezed.Select(Chinese))}，请核对。");
        }
        else
        {
            value = signed?.Value ?? stated?.Value;
            if (signed?.Value is { } a && stated?.Value is { } b && a != b) Unsure(PaperFields.DateWritten, $"落款日期是{Chinese(a)}，文头的成文日期是{Chinese(b)}，请核对。");
            if (value is null) Unsure(PaperFields.DateWritten, "未找到成文日期，请补填。");
        }

        if (value is { } day && numberYear is { } year && day.Year != year)
        {
            Unsure(PaperFields.DateWritten, $"成文日期{Chinese(day)}与文号的年份{year.ToString(CultureInfo.InvariantCulture)}年不一致，请核对。");
        }

        return value;
    }

    private DateOnly? PublishedOn(DateOnly? written)
    {
        var texts = _labels.Where(l => l.Key == LabelKey.Published && l.Value.Length > 0).Select(l => l.Value).ToList();
        if (_head.DateBehindTitle is { } behind) texts.Add(behind);
        if (_paper.Meta.TryGetValue("PubDate", out var meta)) texts.Add(meta);
        if (texts.Count == 0) return null;
        var dates = texts.Select(PaperDates.First).ToList();
        var values = dates.Select(d => d?.Value).Where(d => d is not null).Distinct().ToList();
        if (values.Count == 0) Unsure(PaperFields.PublishedOn, $"发布日期“{texts[0]}”不存在或无法识别，请核对。");
        else if (values.Count > 1) Unsure(PaperFields.PublishedOn, $"文中有两个发布日期：{string.Join("和", values.Select(v => Chinese(v!.Value)))}，请核对。");
        var value = values.FirstOrDefault();
        if (value is { } day)
        {
            if (_reposted) Unsure(PaperFields.PublishedOn, $"{Chinese(day)}是转载网站的发布日期，不一定是原发布日期，请核对。");
            if (written is { } made && day < made) Unsure(PaperFields.PublishedOn, $"发布日期{Chinese(day)}早于成文日期{Chinese(made)}，请核对。");
        }

        return value;
    }

    private string? Source()
    {
        var source = _labels.Where(l => l.Key == LabelKey.Source && l.Value.Length > 0).Select(l => l.Value).FirstOrDefault() ?? _paper.Meta.GetValueOrDefault("ContentSource");
        source = source?.Split(["  ", "　", "|"], StringSplitOptions.TrimEntries)[0]; // 来源:民政部网站  字体大小[ ]
        if (string.IsNullOrWhiteSpace(source)) source = null;
        if (_reposted)
        {
            var credit = _removed.FirstOrDefault(Furniture.IsReposterCredit);
            Unsure(PaperFields.Source, $"本页是转载页面{(credit is null ? "" : $"（“{credit}”）")}，{(source is null ? "没有注明来源" : $"注明的来源是“{source}”")}，请核对原始出处。");
        }

        return source;
    }

    private DisclosureAttribute? Attribute()
    {
        var label = _labels.Where(l => l.Key == LabelKey.Attribute && l.Value.Length > 0).Select(l => l.Value).FirstOrDefault();
        var stated = label is null ? null : PaperLines.Attribute(label);
        var notes = _body.Where(b => b.IsLine && PaperLines.IsNote(b.Text)).ToList();
        var note = notes.Count > 0 ? PaperLines.Attribute(notes[0].Text) : null;
        if (label is not null && stated is null) Unsure(PaperFields.Attribute, $"文头的公开属性“{label}”无法识别，请核对。");
        if (stated is not null && note is not null && stated != note) Unsure(PaperFields.Attribute, $"文头写“{label}”，附注写“{notes[0].Text}”，两者不一致，请核对。");
        if (notes.Select(n => PaperLines.Attribute(n.Text)).Distinct().Count() > 1) Unsure(PaperFields.Attribute, $"文中有不同的公开附注：“{string.Join("”“", notes.Select(n => n.Text).Distinct())}”，请核对。");

        // Where two readings disagree the narrower one is proposed: opening too much cannot be taken back.
        var value = stated is { } a && note is { } b ? (DisclosureAttribute)Math.Max((int)a, (int)b) : stated ?? note;
        if (value is null && label is null) Unsure(PaperFields.Attribute, "文中没有注明公开属性，请补填。");
        return value;
    }

    private void Unsure(string field, string reason) => _unsure.Add(new UnsureField(field, reason));

    private static string Chinese(DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
}
