using Portal.Application.Audit;
using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Files;
using Portal.Application.Publishing;
using Portal.Domain;
using Portal.Domain.People;
using Portal.Domain.Training;

namespace Portal.Application.Training;

/// <summary>What a session used: files, let in by the same door as attachments, and public records by their address.</summary>
public sealed class TrainingMaterialDesk(PortalDbContext db, WorkroomIntake intake, RecordAddresses addresses, TimeProvider clock)
{
    /// <exception cref="IntakeRefusedException">The file is not let in.</exception>
    /// <exception cref="StaleException">Somebody else changed the session since the form was shown.</exception>
    public async Task AddFileAsync(TrainingSession session, int seenVersion, string name, byte[] bytes, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(session, seenVersion);
        TrainingMaterial? material = null;
        await intake.TakeAsync(name, bytes, actor, token, taken => session.Add(material = new TrainingMaterial(taken.Name, taken.Sha256, taken.Size, taken.MimeType)));
        Note("training.material-added", session, Describe(material!), by);
        await db.SaveChangesAsync(token);
    }

    /// <exception cref="StaleException">Somebody else changed the session since the form was shown.</exception>
    public async Task AddRecordAsync(TrainingSession session, int seenVersion, string address, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(session, seenVersion);
        var material = new TrainingMaterial(await addresses.SlugAsync(address, token) ?? throw new RefusedException(new("TrainingNoRecord", "本网站没有这条公开信息")));
        session.Add(material);
        Note("training.material-added", session, Describe(material), by);
        await db.SaveChangesAsync(token);
    }

    /// <exception cref="StaleException">Somebody else changed the session since the form was shown.</exception>
    public async Task RemoveAsync(TrainingSession session, int seenVersion, int materialId, Actor actor, CancellationToken token)
    {
        var by = TrainingDuties.KeeperStamp(actor, clock.UtcNow());
        Expect(session, seenVersion);
        Note("training.material-removed", session, Describe(session.Remove(materialId)), by);
        await db.SaveChangesAsync(token);
    }

    private void Expect(TrainingSession session, int seenVersion)
    {
        if (session.Version != seenVersion) throw new StaleException(nameof(TrainingSession), session.Id);
        db.Entry(session).Property(s => s.Version).OriginalValue = seenVersion;
    }

    private void Note(string kind, TrainingSession session, string detail, Stamp by) => db.AuditEvents.Add(new AuditEvent(kind, nameof(TrainingSession), session.Id, detail, by));

    private static string Describe(TrainingMaterial material) => material.IsFile ? $"{material.Name}，SHA-256 {material.Sha256}" : PublishingGate.DocumentPrefix + material.Slug;
}
