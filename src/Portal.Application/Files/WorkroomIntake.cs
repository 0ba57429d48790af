using Portal.Application.Calendar;
using Portal.Application.Data;
using Portal.Application.Review;
using Portal.Domain.People;

namespace Portal.Application.Files;

/// <summary>A file that was let in and stored by its hash.</summary>
public sealed record TakenFile(string Name, string Sha256, long Size, string MimeType);

/// <summary>Lets a file into the workroom: looked at first, stored after; a marked one is refused before anything is stored, and the refusal is on record.</summary>
public sealed class WorkroomIntake(PortalDbContext db, SecrecyGuard guard, FileIntake intake, WorkroomFiles files, TimeProvider clock)
{
    /// <summary>Its row is saved with the next save of the context.</summary>
    /// <param name="ask">May refuse before the bytes are kept, so that a refused file leaves nothing behind.</param>
    /// <exception cref="IntakeRefusedException">It is not let in; a <see cref="SecrecyMarkException"/> where it bears a secrecy mark.</exception>
    public async Task<TakenFile> TakeAsync(string name, byte[] bytes, Actor actor, CancellationToken token, Action<TakenFile>? ask = null)
    {
        AcceptedFile accepted;
        try
        {
            accepted = intake.AcceptAttachment(name, bytes);
        }
        catch (SecrecyMarkException)
        {
            await guard.RecordAsync(FileIntake.SafeFileName(name), bytes, actor, token);
            throw;
        }
        var taken = new TakenFile(accepted.Name, FileStore.HashOf(bytes), bytes.Length, accepted.MimeType);
        ask?.Invoke(taken);
        await files.PutAsync(bytes, token);
        if (await db.StoredFiles.FindAsync([taken.Sha256], token) is null) db.StoredFiles.Add(new StoredFile(taken.Sha256, bytes.Length, clock.UtcNow(), actor.UserId));
        return taken;
    }
}
