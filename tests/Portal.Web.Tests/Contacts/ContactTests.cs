using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain;
using Portal.Domain.Contacts;
using Portal.Domain.Documents;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Contacts;

/// <summary>The bureau with a second unit; a unit of its own for each test, with a head and a drafter.</summary>
public sealed class ContactBureau : Bureau
{
    private int _units;

    /// <summary>A new unit with its people: user names end in its number.</summary>
    public async Task<(int Unit, string Head, string Drafter)> UnitWithPeopleAsync()
    {
        var n = ++_units;
        var unit = await UnitAsync($"第{n}处");
        await AddAsync($"head-{n}", $"处长{n}", unit, Role.UnitHead);
        await AddAsync($"drafter-{n}", $"拟稿{n}", unit, Role.Drafter);
        return (unit, $"head-{n}", $"drafter-{n}");
    }

    public Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read) => InScopeAsync(services => read(services.GetRequiredService<PortalDbContext>()));

    public Task<List<UnitContact>> ContactsAsync(int unit) => ReadAsync(db => db.UnitContacts.AsNoTracking().Where(c => c.UnitId == unit).OrderBy(c => c.Id).ToListAsync());

    public Task<List<AuditEvent>> EventsAsync(string kind, int id) => ReadAsync(db => db.AuditEvents.AsNoTracking().Where(e => e.Kind == kind && e.SubjectId == id).ToListAsync());

    public Task CloseAsync(string userName) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<PortalDbContext>();
        (await db.Users.SingleAsync(u => u.UserName == userName)).IsClosed = true;
        await db.SaveChangesAsync();
    });

    /// <summary>Reports a contact by the form; the fields go over a good one.</summary>
    public static async Task<Page> ReportAsync(Visitor who, int unit, params (string Name, string? Value)[] fields)
    {
        (string Name, string? Value)[] good = [("ContactUser", ""), ("ContactName", "金联络"), ("Post", "科员"), ("OfficePhone", "0000-1"), ("Since", "2026-02-01")];
        return await who.SubmitAsync(await who.OpenAsync($"/admin/contacts/{unit}/contact/report"), "#report", [.. good.Where(g => fields.All(f => f.Name != g.Name)), .. fields]);
    }

    /// <summary>Notes what the unit reported last; the address that the answer leads to.</summary>
    public async Task<string> NoteAsync(Visitor officer, int unit)
    {
        var id = (await ContactsAsync(unit)).Last(c => c.State == ContactState.Reported).Id;
        var answer = await officer.SubmitAsync(await officer.OpenAsync($"/admin/contacts/{unit}"), $"#note-{id}");
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        return answer.Location!;
    }
}

/// <summary>Who answers for open government in each unit: reported, noted, handed over.</summary>
[Trait("Req", "F11")]
public sealed class ContactTests(ContactBureau bureau) : IClassFixture<ContactBureau>
{
    [Fact]
    public async Task A_reported_change_counts_when_it_is_noted_and_both_sides_confirm_the_handover()
    {
        var (unit, head, drafter) = await bureau.UnitWithPeopleAsync();
        await bureau.AddAsync("next-1", "接手人", unit, Role.Drafter);
        var (writer, officer) = (await bureau.SignedInAsync(drafter), await bureau.SignedInAsync(Bureau.Officer));
        Assert.Equal($"/admin/contacts/{unit}", (await ContactBureau.ReportAsync(writer, unit, ("ContactUser", drafter), ("ContactName", ""), ("Post", ""))).Location);
        Assert.Contains("变动待备案", Row(await writer.OpenAsync("/admin/contacts"), unit), StringComparison.Ordinal);
        Assert.Contains("空缺", Row(await writer.OpenAsync("/admin/contacts"), unit), StringComparison.Ordinal);
        Assert.Contains("联络人员变动待备案", (await officer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        Assert.Equal($"/admin/contacts/{unit}", await bureau.NoteAsync(officer, unit));
        Assert.Contains("0000-1", Row(await writer.OpenAsync("/admin/contacts"), unit), StringComparison.Ordinal);

        // A draft and a paper under way are handed over with it.
        foreach (var state in new[] { EditionState.Draft, EditionState.WithOffice }) await PaperAsync(unit, drafter, head, state);
        Assert.Equal(HttpStatusCode.Redirect, (await ContactBureau.ReportAsync(await bureau.SignedInAsync(head), unit, ("ContactUser", "next-1"), ("Since", "2026-03-01"), ("Reason", "岗位调整"))).Status);
        var address = await bureau.NoteAsync(officer, unit);
        Assert.StartsWith("/admin/contacts/handovers/", address, StringComparison.Ordinal);

        var page = await writer.OpenAsync(address);
        Assert.Equal(["1 件", "1 件", "1 件"], page.Document.QuerySelectorAll("#open tbody tr").Select(r => r.Children[1].TextContent));
        Assert.NotNull(page.Document.QuerySelector($"#open a[href='/admin/documents?state=Draft&unitId={unit}']"));
        Assert.Null(page.Document.QuerySelector("#confirm-Taking"));
        Assert.Contains("交接待确认", (await writer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        var next = await bureau.SignedInAsync("next-1");
        var seen = await next.OpenAsync(address);
        await writer.SubmitAsync(page, "#confirm-Giving", ("HandoverNote", "纸质台账已经移交"));
        // The other side confirmed meanwhile: what the page showed is old.
        Assert.Equal(HttpStatusCode.Conflict, (await next.SubmitAsync(seen, "#confirm-Taking")).Status);
        var done = await next.FollowAsync(await next.SubmitAsync(await next.OpenAsync(address), "#confirm-Taking"));
        Assert.Contains("双方都已确认", done.Text, StringComparison.Ordinal);
        Assert.Contains("纸质台账已经移交", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("交接待确认", (await next.OpenAsync("/admin")).Text, StringComparison.Ordinal);

        var rows = await bureau.ContactsAsync(unit);
        Assert.Equal([(ContactState.Past, new DateOnly(2026, 3, 1)), (ContactState.InForce, (DateOnly?)null)], rows.Select(r => (r.State, r.Until)));
        var history = await writer.OpenAsync($"/admin/contacts/{unit}");
        Assert.Equal(["接手人 科员", rows[0].Name], history.Document.QuerySelectorAll("#all tbody tr").Select(r => r.Children[0].TextContent.Trim()));
        Assert.Contains("双方已确认", history.Document.QuerySelector("#handovers")!.TextContent, StringComparison.Ordinal);
        foreach (var kind in new[] { "contacts.reported", "contacts.noted" }) Assert.Single(await bureau.EventsAsync(kind, rows[1].Id));
        Assert.Equal(2, (await bureau.EventsAsync("contacts.handover-confirmed", int.Parse(address.Split('/')[^1], CultureInfo.InvariantCulture))).Count);
    }

    [Fact]
    public async Task For_one_without_an_account_the_head_confirms_and_a_new_telephone_hands_nothing_over()
    {
        var (unit, head, drafter) = await bureau.UnitWithPeopleAsync();
        var (chief, officer) = (await bureau.SignedInAsync(head), await bureau.SignedInAsync(Bureau.Officer));
        await ContactBureau.ReportAsync(chief, unit);
        await bureau.NoteAsync(officer, unit);
        await ContactBureau.ReportAsync(chief, unit, ("OfficePhone", "0000-2"));
        Assert.Equal($"/admin/contacts/{unit}", await bureau.NoteAsync(officer, unit));
        Assert.Empty(await bureau.ReadAsync(db => db.ContactHandovers.Where(h => h.UnitId == unit).ToListAsync()));

        await ContactBureau.ReportAsync(chief, unit, ("ContactUser", drafter));
        var address = await bureau.NoteAsync(officer, unit);
        Assert.Contains("交接待确认", (await chief.OpenAsync("/admin")).Text, StringComparison.Ordinal);
        var confirmed = await chief.FollowAsync(await chief.SubmitAsync(await chief.OpenAsync(address), "#confirm-Giving"));
        Assert.Contains("代为确认", confirmed.Document.QuerySelector("#side-Giving")!.TextContent, StringComparison.Ordinal);
        Assert.Null(confirmed.Document.QuerySelector("#confirm-Taking"));
        // The drafter's account is closed before he confirms: the head would have to stand for both, and may not; the office may.
        await bureau.CloseAsync(drafter);
        Assert.Contains("交接双方不能由同一人确认", (await chief.OpenAsync(address)).Text, StringComparison.Ordinal);
        var done = await officer.FollowAsync(await officer.SubmitAsync(await officer.OpenAsync(address), "#confirm-Taking"));
        Assert.Contains("双方都已确认", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_what_was_typed_stays()
    {
        var (unit, head, _) = await bureau.UnitWithPeopleAsync();
        var chief = await bureau.SignedInAsync(head);
        var page = await ContactBureau.ReportAsync(chief, unit, ("ContactUser", "meiyouren"), ("OfficePhone", ""), ("Since", "2099-01-01"), ("Reason", "写好的原因"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("没有这个用户名", page.Document.QuerySelector("#ContactUser-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("请填写联络员的办公电话", page.Document.QuerySelector("#OfficePhone-error")!.TextContent);
        Assert.Equal(UnitContact.SinceMessage, page.Document.QuerySelector("#Since-error")!.TextContent);
        Assert.Equal(("写好的原因", "meiyouren"), (page.Document.QuerySelector("#Reason")!.GetAttribute("value"), page.Document.QuerySelector("#ContactUser")!.GetAttribute("value")));
        Assert.Contains("没有账号的请填写姓名", (await ContactBureau.ReportAsync(chief, unit, ("ContactName", ""))).Document.QuerySelector("#ContactName-error")!.TextContent, StringComparison.Ordinal);
        var secret = await ContactBureau.ReportAsync(chief, unit, ("Reason", "机密★10年"));
        Assert.Contains("涉密内容不得进入本系统", secret.Text, StringComparison.Ordinal);
        Assert.Empty(await bureau.ContactsAsync(unit));
    }

    [Fact]
    public async Task A_report_is_corrected_until_it_is_noted_and_old_forms_change_nothing()
    {
        var (unit, head, drafter) = await bureau.UnitWithPeopleAsync();
        var (chief, writer, officer) = (await bureau.SignedInAsync(head), await bureau.SignedInAsync(drafter), await bureau.SignedInAsync(Bureau.Officer));
        var empty = await writer.OpenAsync($"/admin/contacts/{unit}/contact/report");
        await ContactBureau.ReportAsync(chief, unit);
        var second = await writer.SubmitAsync(empty, "#report", ("ContactName", "另一人"), ("OfficePhone", "0000-9"), ("Since", "2026-02-01"));
        Assert.Equal(HttpStatusCode.Conflict, second.Status);

        var seen = await officer.OpenAsync($"/admin/contacts/{unit}");
        var id = Assert.Single(await bureau.ContactsAsync(unit)).Id;
        var form = await writer.OpenAsync($"/admin/contacts/{unit}/contact/report");
        Assert.Equal("金联络", form.Document.QuerySelector("#ContactName")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await writer.SubmitAsync(form, "#report", ("OfficePhone", "0000-8"))).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.SubmitAsync(seen, $"#note-{id}")).Status);
        Assert.Equal((ContactState.Reported, "0000-8"), (await bureau.ContactsAsync(unit)).ConvertAll(c => (c.State, c.Phone)).Single());

        await bureau.NoteAsync(officer, unit);
        Assert.Equal(HttpStatusCode.Conflict, (await writer.SubmitAsync(form, "#report", ("OfficePhone", "0000-7"))).Status);
        Assert.Equal("0000-8", Assert.Single(await bureau.ContactsAsync(unit)).Phone);
        Assert.Single(await bureau.EventsAsync("contacts.report-changed", id));
    }

    [Fact]
    public async Task What_the_office_declines_changes_nothing_and_who_left_leaves_a_gap()
    {
        var (unit, head, _) = await bureau.UnitWithPeopleAsync();
        var (chief, officer) = (await bureau.SignedInAsync(head), await bureau.SignedInAsync(Bureau.Officer));
        await ContactBureau.ReportAsync(chief, unit);
        await bureau.NoteAsync(officer, unit);
        await ContactBureau.ReportAsync(chief, unit, ("ContactName", "错的人"));
        var wrong = (await bureau.ContactsAsync(unit))[1].Id;
        var page = await officer.SubmitAsync(await officer.OpenAsync($"/admin/contacts/{unit}"), $"#decline-{wrong}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("请写明原因", page.Document.QuerySelector($"#decline-{wrong}")!.TextContent, StringComparison.Ordinal);
        var declined = await officer.FollowAsync(await officer.SubmitAsync(page, $"#decline-{wrong}", ("EndReason", "姓名有误")));
        Assert.Contains("姓名有误", declined.Document.QuerySelector("#all")!.TextContent, StringComparison.Ordinal);
        // A declined report is not noted afterwards, and the one in force stays.
        var again = await ForceAsync(officer, $"/admin/contacts/changes/{wrong}/note", unit, ("Version", "1"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal([ContactState.InForce, ContactState.Declined], (await bureau.ContactsAsync(unit)).ConvertAll(c => c.State));

        var now = (await bureau.ContactsAsync(unit))[0].Id;
        var left = await officer.FollowAsync(await officer.SubmitAsync(await officer.OpenAsync($"/admin/contacts/{unit}"), $"#leave-{now}", ("EndReason", "退休")));
        Assert.Contains("空缺", left.Document.QuerySelector("#now-Contact")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await officer.OpenAsync("/admin/contacts?missing=true")).Document.QuerySelector($"a[href='/admin/contacts/{unit}']"));
        Assert.Contains("分管负责人或者联络员空缺", (await officer.OpenAsync("/admin")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_each_duty_the_database_keeps_one_in_force_and_one_reported()
    {
        var (unit, head, _) = await bureau.UnitWithPeopleAsync();
        await ContactBureau.ReportAsync(await bureau.SignedInAsync(head), unit);
        await bureau.NoteAsync(await bureau.SignedInAsync(Bureau.Officer), unit);
        var by = new Stamp(bureau.IdOf(head), bureau.Clock.Now.UtcDateTime);
        UnitContact Another() => new(unit, ContactDuty.Contact, new ContactFacts(null, "同时报告的人", "", "0000-1", new DateOnly(2026, 2, 1)), "", by, new DateOnly(2026, 3, 2));
        var inForce = Another();
        inForce.Note(by);
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(inForce));
        await Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(Another(), Another()));
        await AddAsync(Another());

        Task AddAsync(params UnitContact[] contacts) => bureau.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            db.UnitContacts.AddRange(contacts);
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_contact_whose_account_was_closed_is_missing()
    {
        var (unit, head, drafter) = await bureau.UnitWithPeopleAsync();
        var (chief, officer) = (await bureau.SignedInAsync(head), await bureau.SignedInAsync(Bureau.Officer));
        await ContactBureau.ReportAsync(chief, unit, ("ContactUser", drafter));
        await bureau.NoteAsync(officer, unit);
        Assert.DoesNotContain("账号已停用", Row(await officer.OpenAsync("/admin/contacts"), unit), StringComparison.Ordinal);
        await bureau.CloseAsync(drafter);
        Assert.Contains("账号已停用", Row(await officer.OpenAsync("/admin/contacts"), unit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_reports_for_itself_alone_and_only_the_office_notes()
    {
        var (unit, head, drafter) = await bureau.UnitWithPeopleAsync();
        var (chief, writer) = (await bureau.SignedInAsync(head), await bureau.SignedInAsync(drafter));
        await ContactBureau.ReportAsync(chief, unit);
        var id = Assert.Single(await bureau.ContactsAsync(unit)).Id;
        foreach (var step in new[] { "note", "decline", "leave" })
            Assert.StartsWith("/account/denied", (await ForceAsync(chief, $"/admin/contacts/changes/{id}/{step}", unit, ("Version", "0"), ("EndReason", "不行"))).Location, StringComparison.Ordinal);
        Assert.StartsWith("/account/denied", (await (await bureau.SignedInAsync(Bureau.Officer)).OpenAsync($"/admin/contacts/{unit}/contact/report")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await bureau.SignedInAsync(Bureau.Drafter)).OpenAsync($"/admin/contacts/{unit}/contact/report")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ForceAsync(writer, $"/admin/contacts/{bureau.Relief}/contact/report", unit, ("ContactName", "别处的人"), ("OfficePhone", "1"), ("Since", "2026-02-01"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await writer.OpenAsync($"/admin/contacts/{unit}/nothing/report")).Status);
        var officer = await bureau.SignedInAsync(Bureau.Officer);
        foreach (var path in new[] { "/admin/contacts/9999", "/admin/contacts/handovers/9999" }) Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ForceAsync(officer, "/admin/contacts/changes/9999/note", unit, ("Version", "0"))).Status);

        // A handover is there for its sides, the unit, the office and supervisors.
        await bureau.NoteAsync(officer, unit);
        await ContactBureau.ReportAsync(chief, unit, ("ContactUser", drafter));
        var address = await bureau.NoteAsync(officer, unit);
        Assert.Equal(HttpStatusCode.NotFound, (await (await bureau.SignedInAsync(Bureau.Lawyer)).OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await bureau.SignedInAsync(Bureau.Supervisor)).OpenAsync(address)).Status);
        var foreign = await ForceAsync(officer, address + "/confirm", unit, ("Version", "0"), ("Side", "Taking"));
        Assert.Contains("应当由这一方本人确认", foreign.Text, StringComparison.Ordinal);
    }

    private async Task PaperAsync(int unit, string drafter, string head, EditionState until)
    {
        var id = await bureau.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            var actors = services.GetRequiredService<Portal.Application.People.Actors>();
            var column = await db.Columns.Where(c => c.Slug == "notices").Select(c => c.Id).SingleAsync();
            var drafting = services.GetRequiredService<Portal.Application.Documents.DocumentDrafting>();
            var by = await actors.LoadAsync(bureau.IdOf(drafter));
            var document = await drafting.CreateAsync(unit, new EditionContent { ColumnId = column, Title = "没有办完的文件", IssuingBody = "云岭市民政局", Attribute = DisclosureAttribute.Proactive, Body = "正文。" }, by, default);
            if (until == EditionState.Draft) return document.Id;
            await drafting.SubmitAsync(document, by, default);
            await services.GetRequiredService<Portal.Application.Review.DocumentReview>().AgreeAsync(document, "", await actors.LoadAsync(bureau.IdOf(head)), default);
            return document.Id;
        });
        Assert.Equal(until, await bureau.StateAsync(id));
    }

    /// <summary>Sends a form that the page does not offer, with the token of a page that the person may see.</summary>
    private static async Task<Page> ForceAsync(Visitor visitor, string path, int unit, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.OpenAsync($"/admin/contacts/{unit}")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]) });
    }

    private static string Row(Page page, int unit) => page.Document.QuerySelectorAll("#contacts tbody tr").Single(r => r.QuerySelector($"a[href='/admin/contacts/{unit}']") is not null).TextContent;
}
