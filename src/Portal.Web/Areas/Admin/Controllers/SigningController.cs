using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Publishing;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>The signer's desk.</summary>
[Area("Admin")]
public sealed class SigningController(DocumentRelease release, Desk desk) : Controller
{
    [HttpPost("admin/documents/{id:int}/sign")]
    [Authorize(Policies.Signing)]
    public Task<IActionResult> Sign(int id, SignForm form, CancellationToken token) =>
        desk.ActAsync(this, id, form.Version, form, "sign",
            (d, actor) => release.SignAsync(d, form.Attribute, form.Reason, string.Join(',', form.LegalBasis.Distinct()), form.OtherLegalBasis, actor, token), "已签发", token);
}
