using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Portal.Web.Filters;

namespace Portal.Web.Security;

/// <summary>
/// A form sent after the session ended is not answered by the sign-in page, which would lose hours of typing, but by a page
/// that shows everything typed, with a link to sign in beside it.
/// </summary>
public static class EndedSession
{
    private const long MaxShown = 4 * 1024 * 1024;

    public static async Task OnRedirectToLoginAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (ForScripts.Asks(context.Request))
        {
            await ForScripts.Problem(StatusCodes.Status401Unauthorized, "登录已经结束", "登录已经结束。请在新窗口登录，本页内容不会丢失，登录后继续。")
                .ExecuteResultAsync(new ActionContext(context.HttpContext, context.HttpContext.GetRouteData(), new ActionDescriptor()));
            return;
        }
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType)
        {
            context.Response.Redirect(context.RedirectUri);
            return;
        }
        var page = await PageAsync(context.HttpContext, StatusCodes.Status401Unauthorized, "登录已经结束", "您的登录已经结束（时间过长，或者您的职责、密码有了变动），刚才提交的内容没有保存。请在新窗口登录，再回到原来的页面重新提交。");
        await page.ExecuteResultAsync(new ActionContext(context.HttpContext, context.HttpContext.GetRouteData(), new ActionDescriptor()));
    }

    public static async Task<ViewResult> PageAsync(HttpContext context, int status, string heading, string reason) => new()
    {
        ViewName = "~/Views/Errors/SessionEnded.cshtml",
        StatusCode = status,
        ViewData = new ViewDataDictionary<RefusalPage>(context.RequestServices.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
        {
            Model = new RefusalPage(heading, reason, await TypedAsync(context.Request)) { Back = context.Request.Path.StartsWithSegments("/admin") || context.Request.Path.StartsWithSegments("/account") ? "/account/login" : "" },
        },
    };

    private static async Task<IReadOnlyList<(string, string)>> TypedAsync(HttpRequest request)
    {
        // Another site's form must not put its words on our page; and nobody without a session fills the disk with uploads.
        var foreign = request.Headers.Origin is { Count: > 0 } origin && Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority != request.Host.Value;
        return foreign || request.ContentLength is null or > MaxShown || !request.HasFormContentType ? [] : TypedText.Of(await request.ReadFormAsync());
    }
}

/// <summary>A form whose token belongs to an ended session gets the same page instead of a bare 400.</summary>
public sealed class EndedFormFilter : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult && ForScripts.Asks(context.HttpContext.Request))
            context.Result = ForScripts.Problem(StatusCodes.Status400BadRequest, "页面已经过期", "打开这个页面以后登录有了变化，请先复制正文，再重新打开本页。");
        else if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = await EndedSession.PageAsync(context.HttpContext, StatusCodes.Status400BadRequest, "页面已经过期", "打开这个页面以后，登录有了变化，或者浏览器没有保存页面的凭据，刚才提交的内容没有保存。请重新打开原来的页面再提交。");
        await next();
    }
}
