using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Publishing;
using Portal.Web.Caching;
using Portal.Web.Models;

namespace Portal.Web.Controllers;

/// <summary>依申请公开: who may ask, how, and what happens then; the form to print and to fill in on a computer.</summary>
public sealed class RequestsController(SiteFacts facts) : Controller
{
    // The text of the form changes with the program only.
    private static readonly DateTime FormMadeOn = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [HttpGet("/requests")]
    public IActionResult Index() => Standing();

    [HttpGet("/requests/form")]
    public IActionResult Form() => Standing();

    [HttpGet("/requests/form.docx")]
    public IActionResult Word()
    {
        HttpContext.MadeOf();
        var site = facts.Current;
        using var paper = new WordDocument(RequestForm.Title, site.Body, PublicAddress.Root(site, Request), FormMadeOn);
        paper.Title($"{site.Body}{RequestForm.Title}").Html(RequestForm.Html).Line(RequestForm.Note).Line($"受理机构：{site.DisclosureOffice}　地址：{site.Address}　邮政编码：{site.PostCode}　电话：{site.Phone}");
        return File(paper.ToArray(), WordDocument.ContentType, $"{RequestForm.Title}.docx");
    }

    private ViewResult Standing()
    {
        HttpContext.MadeOf();
        return View();
    }
}
