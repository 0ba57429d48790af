using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Domain.People;
using Portal.Testing;

namespace Portal.Web.Tests.Training;

/// <summary>The bureau with a second unit that has a head and a drafter of its own, and short ways to the forms of training.</summary>
public sealed class TrainingBureau : Bureau
{
    public const string OtherHead = "head2";
    public const string Line = "#line";
    public const string Session = "#session";

    public int Care { get; private set; }

    protected override async Task ArrangeAsync()
    {
        await base.ArrangeAsync();
        Care = await UnitAsync("养老服务处");
        await AddAsync(OtherHead, "褚处长", Care, Role.UnitHead);
    }

    public Task<T> ReadAsync<T>(Func<PortalDbContext, Task<T>> read) => InScopeAsync(services => read(services.GetRequiredService<PortalDbContext>()));

    public Task<List<AuditEvent>> EventsAsync(string kind) => ReadAsync(db => db.AuditEvents.AsNoTracking().Where(e => e.Kind == kind).OrderBy(e => e.Id).ToListAsync());

    /// <summary>A line of the plan, by the form; its id.</summary>
    public async Task<int> LineAsync(Visitor officer, string topic, int month, int year = 2026)
    {
        var answer = await officer.SubmitAsync(await officer.OpenAsync("/admin/training/lines/new"), Line,
            ("Topic", topic), ("Audience", "各处室联络员"), ("Year", year.ToString(CultureInfo.InvariantCulture)), ("Month", month.ToString(CultureInfo.InvariantCulture)), ("UnitId", OfficeUnit.ToString(CultureInfo.InvariantCulture)));
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        return await ReadAsync(db => db.TrainingLines.Where(l => l.Topic == topic).Select(l => l.Id).SingleAsync());
    }

    /// <summary>A session, by the form; its id.</summary>
    public async Task<int> SessionAsync(Visitor officer, string title, string day, int? line = null)
    {
        var answer = await officer.SubmitAsync(await officer.OpenAsync("/admin/training/sessions/new" + (line is { } id ? $"?line={id}" : "")), Session,
            ("Title", title), ("HeldOn", day), ("Place", "三楼会议室"), ("Lecturer", "赵法规"), ("Hours", "2.5"));
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        return await ReadAsync(db => db.TrainingSessions.Where(s => s.Title == title).Select(s => s.Id).SingleAsync());
    }

    public async Task ExpectAsync(Visitor officer, int session, params (string, string?)[] who)
    {
        var answer = await officer.SubmitAsync(await officer.OpenAsync($"/admin/training/sessions/{session}/people"), "#people", who);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
    }

    public static string Roll(int unit) => $"#roll-{unit} form";

    public string Id(string userName) => IdOf(userName).ToString(CultureInfo.InvariantCulture);

    /// <summary>Sends a form that the page does not offer, with a token of a page that the person may see.</summary>
    public static async Task<Page> ForceAsync(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.OpenAsync("/admin/training")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", token)]) });
    }
}
