using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Routing;
using Portal.Domain.Publishing;
using Portal.Web.Controllers;

namespace Portal.Web.Hosting;

/// <summary>The public pages' routes, read off the controllers: an Admin host has none of them running and must know them all the same.</summary>
public static class SiteRoutes
{
    public static void AddSiteAddresses(this IServiceCollection services) => services.AddSingleton(_ => new SiteAddresses(All));

    public static IEnumerable<string> All =>
        from controller in typeof(SiteRoutes).Assembly.GetTypes()
        where typeof(ControllerBase).IsAssignableFrom(controller) && !controller.IsAbstract && controller != typeof(RedirectsController) && HostControllers.Side(controller.GetTypeInfo()) == Application.Data.HostRole.Public
        from prefix in controller.GetCustomAttributes<RouteAttribute>().Select(r => r.Template).DefaultIfEmpty("")
        from action in controller.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        from route in action.GetCustomAttributes().OfType<IRouteTemplateProvider>()
        where route is not IActionHttpMethodProvider method || method.HttpMethods.Contains("GET")
        select AttributeRouteModel.CombineTemplates(prefix, route.Template) ?? "";
}
