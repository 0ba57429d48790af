using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Files;
using Portal.Application.Training;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Materials of a session: files and public records.</summary>
[Area("Admin")]
[Authorize(Policies.DisclosureOffice)]
public sealed class TrainingMaterialsController(TrainingDesk desk, TrainingMaterialDesk materials, TrainingPages pages, CurrentActor current, IValidator<TrainingRecordAddressForm> validator) : Controller
{
    [HttpPost("admin/training/sessions/{id:int}/materials")]
    public async Task<IActionResult> Add(int id, int version, List<IFormFile> uploads, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        if (uploads.Count == 0) throw new IntakeRefusedException("没有选择文件");
        var actor = await current.GetAsync();
        // Each file is a change of its own: the one after a refused file is not lost with it.
        for (var i = 0; i < uploads.Count; i++)
        {
            await using var stream = uploads[i].OpenReadStream();
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, token);
            await materials.AddFileAsync(session, i == 0 ? version : session.Version, uploads[i].FileName, bytes.ToArray(), actor, token);
        }
        TempData["Done"] = $"已添加{uploads.Count}份材料。";
        return Back(id);
    }

    [HttpPost("admin/training/sessions/{id:int}/materials/records")]
    public async Task<IActionResult> AddRecord(int id, TrainingRecordAddressForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        if (!await validator.IsValidAsync(form, ModelState, token)) return this.Again(TrainingPages.SessionView, (await pages.SessionAsync(id, token))! with { RecordAddress = form.RecordAddress });
        await materials.AddRecordAsync(session, form.Version, form.RecordAddress, await current.GetAsync(), token);
        TempData["Done"] = "已添加公开信息。";
        return Back(id);
    }

    [HttpPost("admin/training/sessions/{id:int}/materials/{materialId:int}/remove")]
    public async Task<IActionResult> Remove(int id, int materialId, int version, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } session) return NotFound();
        await materials.RemoveAsync(session, version, materialId, await current.GetAsync(), token);
        TempData["Done"] = "材料已经移除。";
        return Back(id);
    }

    private LocalRedirectResult Back(int id) => LocalRedirect($"/admin/training/sessions/{id}#materials");
}
