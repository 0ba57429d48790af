using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.Documents;
using Portal.Application.Review;
using Portal.Domain.Review;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>An archive's papers judged together, with a verdict for each on record (requirement A11).</summary>
[Area("Admin")]
[Authorize(Policies.Batch)]
public sealed class BatchController(OfficeReading reading, BatchReview batch, CurrentActor current) : Controller
{
    [HttpGet("admin/batch")]
    public async Task<IActionResult> Index(string? work, CancellationToken token) => View(await PageAsync(work, [], token));

    [HttpPost("admin/batch")]
    public async Task<IActionResult> Run(BatchForm form, CancellationToken token)
    {
        if (BatchWork.All.FirstOrDefault(w => w.Key == form.Work) is not { } work) return NotFound();
        var papers = form.Papers.Where(p => p is not null).Select(p => p.Split(':')).Where(p => p.Length == 2)
            .Select(p => (Id: Number(p[0]), Version: Number(p[1]))).Where(p => p.Id > 0).Distinct().ToList();
        var lines = await batch.RunAsync(work.Step, work.Gate, papers, Note(form.Note), await current.GetAsync(), token);
        return View("Index", await PageAsync(form.Work, lines, token));
    }

    private async Task<BatchPage> PageAsync(string? key, IReadOnlyList<BatchLine> lines, CancellationToken token)
    {
        var (todos, _) = await reading.TodosAsync(await current.GetAsync(), token);
        var works = BatchWork.All.Select(w => (Work: w, Count: todos.Count(w.Waits))).Where(w => w.Count > 0).ToList();
        var work = BatchWork.All.FirstOrDefault(w => w.Key == key) ?? works.Select(w => w.Work).FirstOrDefault();
        return new BatchPage(works, work, work is null ? [] : [.. todos.Where(work.Waits).Take(BatchReview.MaxPapers)], lines);
    }

    private static string Note(string text) => text.Length > GateVerdict.NoteMaxLength ? text[..GateVerdict.NoteMaxLength] : text.Trim();

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
