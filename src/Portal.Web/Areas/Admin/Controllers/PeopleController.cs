using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Portal.Application.People;
using Portal.Web.Areas.Admin.Models;
using Portal.Web.Filters;
using Portal.Web.Security;

namespace Portal.Web.Areas.Admin.Controllers;

/// <summary>People: who they are, where they work, what they may do.</summary>
[Area("Admin")]
[Authorize(Policies.Administration)]
public sealed class PeopleController(PeopleDesk desk, PeopleList list, CurrentActor current, IValidator<PersonForm> validator) : Controller
{
    [HttpGet("admin/people")]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken token)
    {
        var people = await list.FindAsync(filter.Q, filter.Unit, filter.Role, filter.Closed, filter.After, token);
        int? next = people.Count > PeopleList.PageSize ? people[PeopleList.PageSize - 1].Id : null;
        return View(new PeoplePage(filter, [.. people.Take(PeopleList.PageSize)], next, await list.UnitsAsync(token)));
    }

    [HttpGet("admin/people/new")]
    public async Task<IActionResult> New(CancellationToken token) => View("Form", await PageAsync(new PersonForm(), token));

    [HttpPost("admin/people")]
    public async Task<IActionResult> Create(PersonForm form, CancellationToken token)
    {
        form.Id = 0;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, token));
        var (person, password) = await desk.CreateAsync(form.ToFacts(), null, current.Stamp, token);
        return View("NewPassword", new NewPasswordPage(person.Id, person.Name, person.UserName!, password, true));
    }

    [HttpGet("admin/people/{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } person) return NotFound();
        return View("Form", await PageAsync(new PersonForm
        {
            Id = id,
            Version = person.Version,
            Name = person.Name,
            UserName = person.UserName,
            Title = person.Title,
            Email = person.Email,
            UnitId = person.UnitId,
            Roles = [.. await desk.RolesAsync(id, token)],
            IsClosed = person.IsClosed,
        }, token));
    }

    [HttpPost("admin/people/{id:int}")]
    public async Task<IActionResult> Save(int id, PersonForm form, CancellationToken token)
    {
        if (await desk.FindAsync(id, token) is not { } person) return NotFound();
        form.Id = id;
        if (!await validator.IsValidAsync(form, ModelState, token)) return View("Form", await PageAsync(form, token));
        await desk.ChangeAsync(person, form.Version, form.ToFacts(), current.Stamp, token);
        TempData["Done"] = $"“{person.Name}”已经保存。";
        return LocalRedirect("/admin/people");
    }

    private async Task<PersonFormPage> PageAsync(PersonForm form, CancellationToken token)
    {
        var person = form.Id == 0 ? null : await desk.FindAsync(form.Id, token);
        return new PersonFormPage(form, await list.UnitsAsync(token), person is null ? null : new PersonAccount(desk.IsLocked(person), person.TwoFactorEnabled, person.MustChangePassword));
    }
}
