using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Portal.Application.WorkPlans;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;
using Portal.Domain.WorkPlans.Reading;

namespace Portal.Web.Areas.Admin.Models;

/// <summary>The cells of one task in the supervisor's grid. Written by hand: a year's grid has fifteen thousand of them.</summary>
public static class GridCells
{
    public static IHtmlContent Of(TaskState state, IReadOnlyList<Unit> units, int planId, DateOnly today)
    {
        var cells = new StringBuilder(units.Count * 96);
        foreach (var unit in units)
        {
            if (!state.Roles.TryGetValue(unit.Id, out var role))
            {
                cells.Append("<td></td>");
                continue;
            }
            var standing = state.OfUnit(unit.Id, today);
            var tag = role == UnitRole.Support ? "i" : "b";
            cells.Append(CultureInfo.InvariantCulture, $"<td class=\"s {standing.Tag()}\"><a href=\"{planId}/tasks/{state.Task.Id}?unit={unit.Id}\" title=\"{role.Chinese()}，{standing.Chinese()}\"><{tag}>{standing.Sign()}</{tag}></a></td>");
        }
        return new HtmlString(cells.ToString());
    }
}
