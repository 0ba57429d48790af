using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Portal.Web.Models.Exchange;

namespace Portal.Web.Filters;

/// <summary>How the interface says no: problem details (RFC 9457).</summary>
public static class ApiProblems
{
    public const string ContentType = "application/problem+json";

    public static JsonResult Of(int status, string? detail = null, params IEnumerable<(string Name, object? Value)> more)
    {
        var problem = new ProblemDetails { Status = status, Title = Title(status), Detail = detail ?? Detail(status) };
        foreach (var (name, value) in more) problem.Extensions[name] = value;
        return Answer(status, problem);
    }

    /// <summary>Wrong parameters, each with its name.</summary>
    public static JsonResult Of(ModelStateDictionary state)
    {
        var errors = state.Where(e => e.Value is { Errors.Count: > 0 }).ToDictionary(e => e.Key, e => e.Value!.Errors.Select(f => f.ErrorMessage.Length > 0 ? f.ErrorMessage : "不能识别").ToArray());
        return Answer(StatusCodes.Status400BadRequest, new ValidationProblemDetails(errors)
        {
            Status = StatusCodes.Status400BadRequest,
            Title = Title(StatusCodes.Status400BadRequest),
            Detail = string.Join("；", errors.Select(e => $"{e.Key}：{string.Join("，", e.Value)}")),
        });
    }

    private static JsonResult Answer(int status, ProblemDetails problem) => new(problem, ApiJson.Options) { StatusCode = status, ContentType = ContentType };

    private static string Title(int status) => status switch
    {
        400 => "请求参数有误",
        404 => "没有找到",
        405 => "不支持这样访问",
        410 => "这项信息已经撤回",
        414 or 431 => "网址太长",
        429 => "访问太频繁",
        < 500 => "请求没有办成",
        503 => "暂时不能提供服务",
        _ => "系统暂时出了故障",
    };

    private static string Detail(int status) => status switch
    {
        404 => "没有这个地址，或者这项信息没有公开。接口说明见 /api",
        405 => "接口只读，只支持 GET 和 HEAD",
        429 => "请按 Retry-After 给出的秒数等待后再试",
        < 500 => "请对照 /api 的接口说明检查请求",
        _ => "故障已经记录，请过几分钟再试",
    };
}
