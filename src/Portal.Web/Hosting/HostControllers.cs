using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Portal.Application.Data;

namespace Portal.Web.Hosting;

/// <summary>Leaves out the controllers of the other side: what is not there cannot answer.</summary>
public sealed class HostControllers(HostRole role) : IApplicationFeatureProvider<ControllerFeature>
{
    public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature)
    {
        foreach (var controller in feature.Controllers.ToList())
            if (!Belongs(controller)) feature.Controllers.Remove(controller);
    }

    private bool Belongs(TypeInfo controller) => role == HostRole.All || Side(controller) is null || Side(controller) == role;

    /// <summary>Null belongs to both sides, such as the error pages.</summary>
    public static HostRole? Side(TypeInfo controller) =>
        controller.GetCustomAttribute<AreaAttribute>() is not null ? HostRole.Admin
        : controller.GetCustomAttribute<BothSidesAttribute>() is not null ? null
        : HostRole.Public;
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class BothSidesAttribute : Attribute;
