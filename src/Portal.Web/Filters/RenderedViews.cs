using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Portal.Web.Filters;

/// <summary>A part of a page as text, for answers to the page's own script: the same view serves with and without it.</summary>
public static class RenderedViews
{
    public static async Task<string> RenderAsync(this Controller controller, string view, object model)
    {
        var found = controller.HttpContext.RequestServices.GetRequiredService<ICompositeViewEngine>().GetView(null, view, isMainPage: false);
        found.EnsureSuccessful([view]);
        await using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var data = new ViewDataDictionary(controller.ViewData) { Model = model };
        await found.View.RenderAsync(new ViewContext(controller.ControllerContext, found.View, data, controller.TempData, writer, new HtmlHelperOptions()));
        return writer.ToString();
    }
}
