using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Filters;

/// <summary>
/// A parameter that an operation does not know, or that stands twice, is said to be wrong: a misspelt filter that is passed over in silence would give
/// everything for an answer.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KnownParametersAttribute : ActionFilterAttribute
{
    // Before the filter that answers for wrong parameters.
    public KnownParametersAttribute() => Order = -3000;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        var known = context.ActionDescriptor.Parameters.SelectMany(Names).ToList();
        foreach (var (name, values) in context.HttpContext.Request.Query)
        {
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                context.ModelState.AddModelError(Short(name), known.Count == 0 ? "没有这个参数，这里不带参数" : $"没有这个参数，可以用的是 {string.Join("、", known)}");
            else if (values.Count > 1) context.ModelState.AddModelError(name, "只能给出一次");
        }
        if (!context.ModelState.IsValid) context.Result = ApiProblems.Of(context.ModelState);
    }

    private static IEnumerable<string> Names(ParameterDescriptor parameter) =>
        parameter.BindingInfo?.BindingSource != BindingSource.Query ? []
        : parameter.ParameterType.GetProperties().Select(p => p.GetCustomAttribute<FromQueryAttribute>()?.Name).OfType<string>();

    private static string Short(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
