using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Audit;
using Portal.Application.Data;
using Portal.Application.People;
using Portal.Domain;
using Portal.Domain.People;

namespace Portal.Application.Tests.Data;

internal static partial class SqlServerCalls
{
    private static Dictionary<string, Func<Task>> People(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        var db = Get<PortalDbContext>();
        var by = new Stamp(1, Now);
        var facts = new PersonFacts("王拟稿", "wang", "科员", 1, [Role.Drafter]);
        return new()
        {
            ["PeopleDesk.FindAsync"] = () => Get<PeopleDesk>().FindAsync(1, default),
            ["PeopleDesk.RolesAsync"] = () => Get<PeopleDesk>().RolesAsync(1, default),
            ["PeopleDesk.IsUserNameTakenAsync"] = () => Get<PeopleDesk>().IsUserNameTakenAsync("wang", 0, default),
            ["PeopleDesk.CreateAsync"] = () => Get<PeopleDesk>().CreateAsync(facts, null, by, default),
            ["PeopleDesk.ChangeAsync"] = () => Get<PeopleDesk>().ChangeAsync(Person(), 0, facts, by, default),
            ["PeopleDesk.ResetPasswordAsync"] = () => Get<PeopleDesk>().ResetPasswordAsync(Person(), 0, by, default),
            ["PeopleDesk.ResetSecondFactorAsync"] = () => Get<PeopleDesk>().ResetSecondFactorAsync(Person(), 0, by, default),
            ["PeopleDesk.UnlockAsync"] = () => Get<PeopleDesk>().UnlockAsync(Person(), 0, by, default),
            ["PeopleList.FindAsync"] = () => Get<PeopleList>().FindAsync("王", 1, Role.Drafter, true, 5, default),
            ["PeopleList.DeputiesAsync"] = () => Get<PeopleList>().DeputiesAsync(1, default),
            ["PeopleList.UnitsAsync"] = () => Get<PeopleList>().UnitsAsync(default),
            ["PeopleList.NamesAsync"] = () => Get<PeopleList>().NamesAsync(default),
            ["PeopleList.HoldersAsync"] = () => Get<PeopleList>().HoldersAsync(default),
            ["UnitDesk.FindAsync"] = () => Get<UnitDesk>().FindAsync(1, default),
            ["UnitDesk.IsNameTakenAsync"] = () => Get<UnitDesk>().IsNameTakenAsync("办公室", 0, default),
            ["UnitDesk.CreateAsync"] = () => Get<UnitDesk>().CreateAsync(new UnitFacts("新处", UnitKind.Section, 1, 10), by, default),
            ["UnitDesk.ChangeAsync"] = () => { var unit = new Unit("旧处", UnitKind.Section, null, 10); db.Attach(unit); return Get<UnitDesk>().ChangeAsync(unit, 0, new UnitFacts("新处", UnitKind.Section, null, 20, IsClosed: true), by, default); },
            ["RoleDesk.AllAsync"] = () => Get<RoleDesk>().AllAsync(default),
            ["RoleDesk.DemandSecondFactorAsync"] = () => Get<RoleDesk>().DemandSecondFactorAsync(Role.Signer, 1, true, by, default),
            ["RoleDesk.DemandsSecondFactorAsync"] = () => Get<RoleDesk>().DemandsSecondFactorAsync(Everybody, default),
            ["DelegationDesk.ListAsync"] = () => Get<DelegationDesk>().ListAsync(1, default),
            ["DelegationDesk.FindAsync"] = () => Get<DelegationDesk>().FindAsync(1, default),
            ["DelegationDesk.DeputyAsync"] = () => Get<DelegationDesk>().DeputyAsync("wang", default),
            ["DelegationDesk.GiveAsync"] = () => Get<DelegationDesk>().GiveAsync(Person(), Role.Drafter, DateTime.UtcNow, DateTime.UtcNow.AddDays(3), "出差", by, default),
            ["DelegationDesk.EndAsync"] = () => { var given = new Delegation(1, 2, Role.Signer, DateTime.UtcNow.AddDays(-1), DateTime.UtcNow.AddDays(3), "出差", by); db.Attach(given); return Get<DelegationDesk>().EndAsync(given, 0, true, by, default); },
            ["PeopleImport.RunAsync"] = () => Get<PeopleImport>().RunAsync([new PeopleRow(2, "办公室", "", "", "王拟稿", "wang", "科员", "拟稿人"), new PeopleRow(3, "新处", "办公室", "内设处室", "李保密", "li", "", "保密审查员")], by, default),
            ["PeopleImport.TakePasswordsAsync"] = () => Get<PeopleImport>().TakePasswordsAsync(1, by, default),
            ["AuditLog.PageAsync"] = () => Get<AuditLog>().PageAsync(Question, 9, default),
            ["AuditLog.ExportAsync"] = async () => { await foreach (var line in await Get<AuditLog>().ExportAsync(Question, by, default)) Assert.NotNull(line); },
        };

        PortalUser Person()
        {
            var person = new PortalUser { Id = 5, UserName = "wang", Name = "王拟稿", UnitId = 1, ConcurrencyStamp = "x", SecurityStamp = "y" };
            db.Attach(person);
            return person;
        }
    }

    private static AuditQuestion Question { get; } = new(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 1, "edition.Sign", "Edition", 1);
}
