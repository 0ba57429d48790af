using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Mail;
using Portal.Application.People;
using Portal.Domain.People;
using Portal.Domain.WorkPlans;

namespace Portal.Application.WorkPlans;

/// <summary>
/// Reminders and notices by e-mail where a server is configured (requirement F6). A letter says what waits and where, never in the words of the notice:
/// e-mail is outside the desk's walls.
/// </summary>
public sealed class SupervisionMail(PortalDbContext db, Mailer mailer, IOptions<PortalOptions> options, TimeProvider clock)
{
    private const int AtOnce = 50;

    // What is older was seen on the to-do page; a server that is configured late does not send a flood.
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(3);

    private static readonly int[] OfUnit = [PortalRole.IdOf(Role.Drafter), PortalRole.IdOf(Role.UnitHead)];
    private static readonly int[] OfBureau = [PortalRole.IdOf(Role.DisclosureOffice), PortalRole.IdOf(Role.Supervisor)];

    /// <summary>One round; another node may run at the same time, and each letter still goes out once.</summary>
    /// <returns>How many reminders and notices were sent.</returns>
    /// <exception cref="Exception">The server took nothing; what was claimed is given back.</exception>
    public async Task<int> RunAsync(CancellationToken token)
    {
        if (!mailer.IsOn) return 0;
        var people = await PeopleAsync(token);
        var units = people.Where(p => OfUnit.Contains(p.RoleId)).Select(p => p.UnitId).OfType<int>().Distinct().ToList();
        var toBureau = people.Any(p => OfBureau.Contains(p.RoleId));
        var since = clock.UtcNow() - Fresh;
        var waiting = await (from s in db.Supervisions.AsNoTracking()
                             where s.MailedAt == null && s.At >= since && s.ClosedAt == null && (s.Kind == SupervisionKind.Escalation ? toBureau : units.Contains(s.UnitId))
                             join p in db.WorkPlans on s.WorkPlanId equals p.Id
                             orderby s.Id
                             select new { s.Id, s.WorkPlanId, s.TaskId, s.UnitId, s.Kind, s.DueOn, s.ReplyDueOn, p.Title, Task = p.Tasks.Where(t => t.Id == s.TaskId).Select(t => new { t.Number, t.Text }).First() }).Take(AtOnce).ToListAsync(token);
        var sent = 0;
        foreach (var item in waiting)
        {
            var to = people.Where(p => item.Kind == SupervisionKind.Escalation ? OfBureau.Contains(p.RoleId) : p.UnitId == item.UnitId && OfUnit.Contains(p.RoleId)).DistinctBy(p => p.Email);
            var task = WorkPlanTask.NameOf(item.Task.Number, item.Task.Text);
            var text = $"{item.Title}{task}：{item.Kind.Chinese()}，{(item.ReplyDueOn is { } reply ? $"请在{reply:yyyy年M月d日}前答复" : $"期限{item.DueOn:yyyy年M月d日}")}。\n\n{Where(item.WorkPlanId, item.TaskId, item.UnitId)}\n\n本邮件由系统自动发出，请勿回复。\n";
            if (await SendAsync(item.Id, [.. to.Select(p => new Letter(p.Name, p.Email!, $"【政务公开】{item.Kind.Chinese()}：{task}", $"{p.Name}：\n\n{text}"))], token)) sent++;
        }
        return sent;
    }

    private string Where(int plan, int task, int unit) =>
        options.Value.Mail.OfficeAddress.TrimEnd('/') is { Length: > 0 } office ? $"请登录工作台办理：{office}/admin/work-plans/{plan}/tasks/{task}?unit={unit}" : "请登录政务公开工作台办理。";

    private async Task<bool> SendAsync(int id, IReadOnlyList<Letter> letters, CancellationToken token)
    {
        var now = clock.UtcNow();
        if (await db.Supervisions.Where(s => s.Id == id && s.MailedAt == null).ExecuteUpdateAsync(u => u.SetProperty(s => s.MailedAt, now), token) == 0) return false;
        try
        {
            await mailer.SendAsync(letters, token);
            return true;
        }
        catch
        {
            await db.Supervisions.Where(s => s.Id == id).ExecuteUpdateAsync(u => u.SetProperty(s => s.MailedAt, (DateTime?)null), CancellationToken.None);
            throw;
        }
    }

    private async Task<List<Recipient>> PeopleAsync(CancellationToken token) =>
        await (from r in db.UserRoles.AsNoTracking()
               join u in db.Users on r.UserId equals u.Id
               where u.Email != null && !u.IsClosed && (OfUnit.Contains(r.RoleId) || OfBureau.Contains(r.RoleId))
               select new Recipient(u.Name, u.Email, u.UnitId, r.RoleId)).ToListAsync(token);

    private sealed record Recipient(string Name, string? Email, int? UnitId, int RoleId);
}
