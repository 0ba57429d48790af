using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Files;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>Files of an edition: added and removed while it is a draft, read by those who judge it.</summary>
[Area("Admin")]
public sealed class AttachmentsController(DocumentDrafting drafting, WorkroomFiles files, Desk desk, CurrentActor current) : Controller
{
    [HttpPost("admin/documents/{id:int}/attachments")]
    [Authorize(Policies.Drafting)]
    public async Task<IActionResult> Add(int id, int version, List<IFormFile> uploads, CancellationToken token)
    {
        if (await desk.FindAsync(id, version, token) is not { } document) return NotFound();
        if (uploads.Count == 0) throw new IntakeRefusedException("没有选择文件");
        foreach (var upload in uploads)
        {
            await using var stream = upload.OpenReadStream();
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, token);
            await drafting.AttachAsync(document, upload.FileName, bytes.ToArray(), await current.GetAsync(), token);
        }
        var done = $"已添加{uploads.Count}个附件";
        if (ForScripts.Asks(Request)) return Json(new { done, version = document.Version, html = await this.RenderAsync("~/Areas/Admin/Views/Drafts/_Attachments.cshtml", document.Working!) });
        TempData["Done"] = done;
        return LocalRedirect($"/admin/documents/{id}/edit#attachments");
    }

    [HttpPost("admin/documents/{id:int}/attachments/{attachmentId:int}/remove")]
    [Authorize(Policies.Drafting)]
    public async Task<IActionResult> Remove(int id, int attachmentId, int version, CancellationToken token)
    {
        if (await desk.FindAsync(id, version, token) is not { } document) return NotFound();
        await drafting.DetachAsync(document, attachmentId, await current.GetAsync(), token);
        TempData["Done"] = "已删除附件";
        return LocalRedirect($"/admin/documents/{id}/edit#attachments");
    }

    [HttpGet("admin/documents/{id:int}/attachments/{attachmentId:int}")]
    [Authorize(Policies.Office)]
    public async Task<IActionResult> Show(int id, int attachmentId, CancellationToken token)
    {
        if (await desk.FindAsync(id, null, token) is not { } document) return NotFound();
        if (document.Editions.FirstOrDefault(e => e.Attachments.Any(a => a.Id == attachmentId)) is not { } edition) return NotFound();
        var attachment = edition.Attachments.First(a => a.Id == attachmentId);
        await drafting.NoteSeenAsync(edition, attachment, current.Stamp, token);
        return files.Open(attachment.Sha256) is { } stream ? File(stream, attachment.ContentType, attachment.Name) : NotFound();
    }
}
