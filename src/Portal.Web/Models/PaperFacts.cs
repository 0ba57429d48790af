using Portal.Application.Calendar;
using Portal.Domain.Documents;
using Portal.Domain.Publishing;

namespace Portal.Web.Models;

/// <summary>A record as a page, a Word file and a plain text show it.</summary>
public sealed record DocumentPage(ShelfRecord Record, DateOnly Today)
{
    private ShelfContent Content => Record.Content;

    public Validity Validity => Content.Validity.On(Content.ValidUntil, Today);

    /// <summary>Name and value in the order of the table; only what is known.</summary>
    public IReadOnlyList<(string Name, string Value)> Facts => [.. new (string Name, string Value)[]
    {
        ("索引号", Record.IndexNumber),
        ("公开属性", Content.Attribute.Chinese()),
        ("发文机关", Content.IssuingBody),
        ("有效性", Validity.Chinese()),
        ("发文字号", Content.DocumentNumber),
        ("成文日期", Words.Day(Content.DateWritten)),
        ("发布日期", Words.Day(Record.PublishedOn)),
        ("印发日期", Words.Day(Content.IssuedOn)),
        ("施行日期", Words.Day(Content.InForceFrom)),
        ("失效日期", Words.Day(Content.ValidUntil)),
        ("主题", Content.Subject),
        ("公开单位", Content.UnitName),
    }.Where(f => f.Value.Length > 0)];

    /// <summary>A sentence where the paper is not simply in force; empty otherwise.</summary>
    public string ValidityNote => Validity switch
    {
        Validity.Lapsed => $"本文件已{(Content.ValidUntil is { } day && day < Today ? $"于{Words.Day(day)}有效期届满而" : "")}失效，不再作为行政管理的依据，仅供查阅。",
        Validity.Repealed => "本文件已经废止，不再作为行政管理的依据，仅供查阅。",
        Validity.Amended => "本文件的部分内容已经修改，请与修改决定一并查阅。",
        _ => "",
    };

    /// <summary>A sentence where the paper was withdrawn and may still be read; empty otherwise.</summary>
    public string WithdrawalNote => Record.State == ShelfState.Banner ? $"{Words.Day(Record.WithdrawnOn)}撤回，仅供查阅。{Record.WithdrawalNote}" : "";

    /// <summary>What is said where nothing may be read any more.</summary>
    public string GoneSentence => Record.State == ShelfState.ReplacedBy
        ? $"“{Content.Title}”已由新的文件替代，不再有效。"
        : $"索引号 {Record.IndexNumber} 的信息{(Record.WithdrawalReason is { } reason ? $"因“{reason.Chinese()}”" : "")}于{Words.Day(Record.WithdrawnOn)}撤回{(Record.WithdrawalReason is null ? "，正在核实" : "")}。";

    /// <summary>Who is named as the source in tags.</summary>
    public string SourceName => Content.Source.Length > 0 ? Content.Source : Content.IssuingBody;

    /// <summary>YYYY-MM-DD HH:MM; of a paper that was public elsewhere before only the day is known.</summary>
    public string PublishedInTags => Record.PublishedOn == Shanghai.DayOf(Record.PublishedAt) ? Words.Time(Record.PublishedAt) : Words.Iso(Record.PublishedOn) + " 00:00";
}
