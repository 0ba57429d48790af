using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Web.Models.Exchange;

/// <summary>How the interface writes JSON: camelCase, enums by name, Chinese as Chinese.</summary>
public static class ApiJson
{
    public const string ContentType = "application/json";

    public static JsonSerializerOptions Options { get; } = Made();

    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        // The answers are JSON and never part of a page.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }

    /// <summary>What the values of an enum mean; null for other types.</summary>
    public static string? Meaning(Type type) =>
        type == typeof(Validity) ? Meaning<Validity>(v => v.Chinese())
        : type == typeof(DisclosureAttribute) ? Meaning<DisclosureAttribute>(a => a.Chinese())
        : type == typeof(ColumnKind) ? Meaning<ColumnKind>(k => k.Chinese())
        : type == typeof(UnitKind) ? Meaning<UnitKind>(k => k.Chinese())
        : type == typeof(ApiChangeKind) ? Meaning<ApiChangeKind>(k => k switch { ApiChangeKind.Added => "新公开", ApiChangeKind.Changed => "有改动", ApiChangeKind.Withdrawn => "撤回", ApiChangeKind.Plan => "工作要点或者民生实事项目的进展", _ => "栏目、单位或者网站信息有变" })
        : type == typeof(WorkPlanKind) ? Meaning<WorkPlanKind>(k => k.PublicName())
        : type == typeof(TaskStanding) ? Meaning<TaskStanding>(s => s.Chinese())
        : type == typeof(UnitRole) ? Meaning<UnitRole>(r => r.Chinese())
        : type == typeof(TaskField) ? Meaning<TaskField>(f => f switch { TaskField.DueOn => "完成期限", TaskField.Target => "目标", _ => "责任处室" })
        : null;

    private static string Meaning<T>(Func<T, string> chinese) where T : struct, Enum =>
        string.Join("；", Enum.GetValues<T>().Select(v => $"{JsonNamingPolicy.CamelCase.ConvertName(v.ToString())} {chinese(v)}"));

    private static JsonSerializerOptions Made()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        return options;
    }
}
