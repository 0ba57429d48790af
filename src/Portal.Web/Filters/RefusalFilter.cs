using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Domain;

namespace Portal.Web.Filters;

/// <summary>
/// The one place where a rule's no becomes a page: a refusal answers 409 with its reason, a refused file 422, a stale form 409 with what was typed.
/// Everything the person typed is shown again on the page, so that nothing is lost.
/// </summary>
public sealed class RefusalFilter(IModelMetadataProvider metadata) : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        var (status, page) = context.Exception switch
        {
            RefusedException refused => (StatusCodes.Status409Conflict, new RefusalPage("这一步不能办理", refused.Refusal.Message, Typed(context))),
            IntakeRefusedException intake => (StatusCodes.Status422UnprocessableEntity, new RefusalPage("文件没有接收", intake.Message, Typed(context))),
            StaleException or DbUpdateConcurrencyException => (StatusCodes.Status409Conflict,
                new RefusalPage("别人刚刚改过", "您打开页面之后，别人已经保存了新的内容。您的修改没有保存，也没有覆盖别人的内容；请对照下面两边的内容，在最新页面上重新办理。", Typed(context))),
            _ => (0, null),
        };
        if (page is null) return;
        if (ForScripts.Asks(context.HttpContext.Request))
        {
            context.Result = ForScripts.Problem(status, page.Heading, page.Reason);
            context.ExceptionHandled = true;
            return;
        }
        if (context.Exception is StaleException or DbUpdateConcurrencyException) page = page with { Now = await StoredText.OfAsync(context.HttpContext) };
        context.Result = new ViewResult
        {
            ViewName = "~/Views/Errors/Refusal.cshtml",
            StatusCode = status,
            ViewData = new ViewDataDictionary<RefusalPage>(metadata, context.ModelState) { Model = page with { Back = Back(context) } },
        };
        context.ExceptionHandled = true;
    }

    private static string Back(ExceptionContext context)
    {
        var referer = context.HttpContext.Request.GetTypedHeaders().Referer;
        return referer is not null && referer.Host == context.HttpContext.Request.Host.Host ? referer.PathAndQuery : "/admin";
    }

    private static IReadOnlyList<(string Field, string Text)> Typed(ExceptionContext context) =>
        context.HttpContext.Request.HasFormContentType ? TypedText.Of(context.HttpContext.Request.Form) : [];
}

public sealed record RefusalPage(string Heading, string Reason, IReadOnlyList<(string Field, string Text)> Typed)
{
    public string Back { get; init; } = "/admin";

    /// <summary>Of a stale form: what is stored now, by the same names of fields.</summary>
    public IReadOnlyDictionary<string, string> Now { get; init; } = new Dictionary<string, string>();
}
