using Microsoft.Extensions.DependencyInjection;
using Portal.Application.Contacts;
using Portal.Application.Data;
using Portal.Application.Documents;
using Portal.Application.People;
using Portal.Application.Training;
using Portal.Domain;
using Portal.Domain.Contacts;
using Portal.Domain.Training;

namespace Portal.Application.Tests.Data;

internal static partial class SqlServerCalls
{
    private static Dictionary<string, Func<Task>> Training(IServiceProvider s)
    {
        T Get<T>() where T : notnull => s.GetRequiredService<T>();
        T Attached<T>(T entity) where T : class
        {
            Get<PortalDbContext>().Attach(entity);
            return entity;
        }
        var day = new DateOnly(2026, 3, 1);
        var line = new TrainingLineFacts(2026, 3, "条例", "联络员", 1);
        var facts = new TrainingSessionFacts(1, "条例培训", day, false, "会议室", "赵法规", 2m);
        var person = new ContactFacts(5, "王联络", "科员", "0000-1", day);
        TrainingSession Session() => Attached(new TrainingSession(facts with { LineId = null }));
        UnitContact Reported() => Attached(new UnitContact(1, ContactDuty.Contact, person, "", new Stamp(1, Now), day));
        UnitContact InForce()
        {
            var contact = Reported();
            contact.Note(new Stamp(1, Now));
            return contact;
        }
        ContactHandover Handover() => Attached(new ContactHandover(new UnitContact(1, ContactDuty.Contact, person, "", new Stamp(1, Now), day), new UnitContact(1, ContactDuty.Contact, person with { UserId = Everybody.UserId }, "", new Stamp(1, Now), day), new OpenWork(1, 2, 3), Now));
        return new()
        {
            ["OfficeReading.OpenAsync"] = () => Get<OfficeReading>().OpenAsync(1, default),
            ["DelegationDesk.UserNameAsync"] = () => Get<DelegationDesk>().UserNameAsync(1, default),
            ["TrainingDesk.FindLineAsync"] = () => Get<TrainingDesk>().FindLineAsync(1, default),
            ["TrainingDesk.FindAsync"] = () => Get<TrainingDesk>().FindAsync(1, default),
            ["TrainingDesk.AddLineAsync"] = () => Get<TrainingDesk>().AddLineAsync(line, Everybody, default),
            ["TrainingDesk.ChangeLineAsync"] = () => Get<TrainingDesk>().ChangeLineAsync(Attached(new TrainingLine(line)), 0, line with { UnitId = 2 }, Everybody, default),
            ["TrainingDesk.CancelLineAsync"] = () => Get<TrainingDesk>().CancelLineAsync(Attached(new TrainingLine(line)), 0, "改为参加市里培训", Everybody, default),
            ["TrainingDesk.PlanAsync"] = () => Get<TrainingDesk>().PlanAsync(facts, Everybody, default),
            ["TrainingDesk.ChangeAsync"] = () => Get<TrainingDesk>().ChangeAsync(Session(), 0, facts, Everybody, default),
            ["TrainingDesk.RecordAsync"] = () => Get<TrainingDesk>().RecordAsync(Session(), 0, facts, 3, "讲解", Everybody, default),
            ["TrainingDesk.CancelAsync"] = () => Get<TrainingDesk>().CancelAsync(Session(), 0, "改期", Everybody, default),
            ["TrainingRollDesk.ExpectAsync"] = () => Get<TrainingRollDesk>().ExpectAsync(Session(), 0, [1, 2], Everybody, default),
            ["TrainingRollDesk.RecordAsync"] = () => Get<TrainingRollDesk>().RecordAsync(Session(), 1, 1, [1], Everybody, default),
            ["TrainingMaterialDesk.AddFileAsync"] = () => Get<TrainingMaterialDesk>().AddFileAsync(Session(), 0, "课件.txt", "课件"u8.ToArray(), Everybody, default),
            ["TrainingMaterialDesk.AddRecordAsync"] = () => Get<TrainingMaterialDesk>().AddRecordAsync(Session(), 0, "/documents/a-2026-00001", Everybody, default),
            ["TrainingMaterialDesk.RemoveAsync"] = async () =>
            {
                var session = Session();
                await Get<TrainingMaterialDesk>().AddFileAsync(session, 0, "课件.txt", "课件"u8.ToArray(), Everybody, default);
                await Get<TrainingMaterialDesk>().RemoveAsync(session, 1, session.Materials[0].Id, Everybody, default);
            },
            ["TrainingReading.PlanAsync"] = () => Get<TrainingReading>().PlanAsync(2026, Everybody, default),
            ["TrainingReading.FindAsync"] = () => Get<TrainingReading>().FindAsync(1, Everybody, default),
            ["TrainingReading.ChoicesAsync"] = () => Get<TrainingReading>().ChoicesAsync(1, default),
            ["TrainingReading.EverybodyAsync"] = () => Get<TrainingReading>().EverybodyAsync(1, default),
            ["TrainingReading.NoticesAsync"] = () => Get<TrainingReading>().NoticesAsync(Everybody, default),
            ["TrainingFiguresReading.SumAsync"] = () => Get<TrainingFiguresReading>().SumAsync(2026, default),
            ["TrainingFiguresReading.ReadAsync"] = () => Get<TrainingFiguresReading>().ReadAsync(2026, default),
            ["ContactDesk.FindAsync"] = () => Get<ContactDesk>().FindAsync(1, default),
            ["ContactDesk.ReportedAsync"] = () => Get<ContactDesk>().ReportedAsync(1, ContactDuty.Leader, default),
            ["ContactDesk.ReportAsync"] = () => Get<ContactDesk>().ReportAsync(1, ContactDuty.Contact, 1, 1, person, "", Everybody, default),
            ["ContactDesk.NoteAsync"] = () => Get<ContactDesk>().NoteAsync(Reported(), 0, Everybody, default),
            ["ContactDesk.DeclineAsync"] = () => Get<ContactDesk>().DeclineAsync(Reported(), 0, "电话不对", Everybody, default),
            ["ContactDesk.LeaveAsync"] = () => Get<ContactDesk>().LeaveAsync(InForce(), 1, "退休", Everybody, default),
            ["ContactReading.ListAsync"] = () => Get<ContactReading>().ListAsync(default),
            ["ContactReading.HistoryAsync"] = () => Get<ContactReading>().HistoryAsync(1, default),
            ["ContactReading.NoticesAsync"] = () => Get<ContactReading>().NoticesAsync(Everybody, default),
            ["HandoverDesk.FindAsync"] = () => Get<HandoverDesk>().FindAsync(1, Everybody, default),
            ["HandoverDesk.ViewAsync"] = () => Get<HandoverDesk>().ViewAsync(Handover(), Everybody, default),
            ["HandoverDesk.ConfirmAsync"] = () => Get<HandoverDesk>().ConfirmAsync(Handover(), 0, HandoverSide.Taking, "已接手", Everybody, default),
        };
    }
}
