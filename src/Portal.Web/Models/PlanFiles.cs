using Microsoft.AspNetCore.Mvc;
using Portal.Application.Files;
using Portal.Application.WorkPlans;

namespace Portal.Web.Models;

/// <summary>A plan's tables as files: the pages offer them, and the interface for other systems.</summary>
public static class PlanFiles
{
    public static FileContentResult Csv(this ControllerBase controller, PlanTables tables) => controller.File(tables.Csv(), PlanTables.CsvType, tables.FileName + ".csv");

    public static FileContentResult Xlsx(this ControllerBase controller, PlanTables tables) => controller.File(tables.Xlsx(), Workbook.MimeType, tables.FileName + ".xlsx");
}
