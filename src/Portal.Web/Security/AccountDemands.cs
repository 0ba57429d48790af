using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain;

namespace Portal.Web.Security;

public enum AccountStep
{
    /// <summary>Sign-in, sign-out, change of password: always open.</summary>
    Password,

    /// <summary>Open once the password is one's own.</summary>
    SecondFactor,
}

/// <summary>On the pages where the demands are fulfilled, which therefore must not lead away.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AccountStepAttribute(AccountStep step) : Attribute
{
    public AccountStep Step { get; } = step;
}

/// <summary>
/// Before any page of the office side: a password given by somebody else is changed, and a one-time code set up where a role demands it.
/// A form that was sent meanwhile is refused with what was typed, not led away.
/// </summary>
public sealed class AccountDemands : IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (await WhereToAsync(context) is { } page)
        {
            if (!HttpMethods.IsGet(context.HttpContext.Request.Method))
                throw new RefusedException(new("AccountDemand", page == "/account/password" ? "请先修改初始密码，再办理这一步" : "您的角色要求使用动态验证码，请先设置，再办理这一步"));
            context.Result = new LocalRedirectResult(page);
            return;
        }
        await next();
    }

    private static async Task<string?> WhereToAsync(ActionExecutingContext context)
    {
        if (context.ActionDescriptor.RouteValues["area"] != "Admin") return null;
        // Asked for only here: a public page on the same host makes nothing of the workroom.
        var services = context.HttpContext.RequestServices;
        var current = services.GetRequiredService<CurrentActor>();
        if (current.UserId == 0) return null;
        var step = context.ActionDescriptor.EndpointMetadata.OfType<AccountStepAttribute>().FirstOrDefault()?.Step;
        if (step == AccountStep.Password) return null;
        var token = context.HttpContext.RequestAborted;
        if (await services.GetRequiredService<PortalDbContext>().Users.FindAsync([current.UserId], token) is not { } user) return null;
        if (user.MustChangePassword) return "/account/password";
        if (step == AccountStep.SecondFactor || user.TwoFactorEnabled) return null;
        return await services.GetRequiredService<RoleDesk>().DemandsSecondFactorAsync(await current.GetAsync(), token) ? "/account/second-factor" : null;
    }
}
