using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Application.Search;
using Portal.Domain.Documents;

namespace Portal.Web.Models.Exchange;

/// <summary>What may be asked of the list of documents.</summary>
public sealed class DocumentsQuestion : IValidatableObject
{
    /// <summary>What stands for the name in “…”不是可用的…: the parameter is named beside it.</summary>
    public const string Value = "值";

    [FromQuery(Name = "q"), Description("要找的词、发文字号或者索引号，文号的括号用哪一种都可以")]
    [StringLength(SearchWords.MaxLength, ErrorMessage = "不超过{1}个字")]
    public string? Words { get; init; }

    [FromQuery(Name = "column"), Description("栏目的 slug，见 /api/v1/columns；包括它的下级栏目")]
    public string? Column { get; init; }

    [FromQuery(Name = "unit"), Description("公开单位的名称，见 /api/v1/units；改名、撤并以前的名称也可以")]
    public string? Unit { get; init; }

    [FromQuery(Name = "subject"), Description("主题，和信息的 subject 完全一样")]
    public string? Subject { get; init; }

    [FromQuery(Name = "year"), Display(Name = Value), Description("发布的年份")]
    [Range(PublicationDays.FirstYear, PublicationDays.LastYear, ErrorMessage = "应当是{1}到{2}之间的年份")]
    public int? Year { get; init; }

    [FromQuery(Name = "month"), Display(Name = Value), Description("发布的月份，和 year 一起用")]
    [Range(1, 12, ErrorMessage = "应当在1到12之间")]
    public int? Month { get; init; }

    [FromQuery(Name = "day"), Description("发布的日期，例如 2026-03-05")]
    public string? Day { get; init; }

    [FromQuery(Name = "validity"), Display(Name = Value), Description("有效性，以今天为准")]
    public Validity? Validity { get; init; }

    [FromQuery(Name = "kind"), Display(Name = Value), Description("公开属性")]
    public DisclosureAttribute? Kind { get; init; }

    [FromQuery(Name = "after"), Description("上一页的 next")]
    [StringLength(40, ErrorMessage = "不是上一页的 next")]
    public string? After { get; init; }

    [FromQuery(Name = "limit"), Display(Name = Value), Description("每页的条数"), DefaultValue(PublicSite.PageSize)]
    [Range(1, 100, ErrorMessage = "应当在{1}到{2}之间")]
    public int? Limit { get; init; }

    /// <summary>As it was named; null where none was, or where it does not exist, which is an error of the form.</summary>
    public DateOnly? ExactDay() => DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Day is not null && PublicationDays.Span(null, null, ExactDay()) is null) yield return new("没有这一天，应当写成 2026-03-05 的样子", ["day"]);
        if (Month is not null && Year is null) yield return new("要和 year 一起用", ["month"]);
        if (Day is not null && Year is not null) yield return new("不和 year、month 一起用", ["day"]);
        if (After is not null && ListKey.Parse(After) is null) yield return new("不是上一页的 next", ["after"]);
        if (Words is not null && SearchWords.Clean(Words).Length == 0) yield return new("没有可以查找的字", ["q"]);
    }
}

/// <summary>From which number on changes are asked for.</summary>
public sealed class ChangesQuestion
{
    public const int Most = 500;
    public const int Usual = 100;
    private const string Value = DocumentsQuestion.Value;

    [FromQuery(Name = "after"), Display(Name = Value), Description("已经处理过的最后一个编号；第一次用 0"), DefaultValue(0L)]
    [Range(typeof(long), "0", "9223372036854775807", ErrorMessage = "应当是不小于0的整数")]
    public long? After { get; init; }

    [FromQuery(Name = "limit"), Display(Name = Value), Description("每次的条数"), DefaultValue(Usual)]
    [Range(1, Most, ErrorMessage = "应当在{1}到{2}之间")]
    public int? Limit { get; init; }
}
