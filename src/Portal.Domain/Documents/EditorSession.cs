namespace Portal.Domain.Documents;

/// <summary>
/// One person's open editor: that he is there, and what he has typed since he last saved. It belongs to him alone and never touches the
/// edition, so that keeping it can overwrite nobody's work.
/// </summary>
public sealed class EditorSession
{
    /// <summary>Stands for the editor of a paper that was not saved yet.</summary>
    public const int NewPaper = 0;

    private EditorSession() { }

    public EditorSession(int documentId, int userId) => (DocumentId, UserId) = (documentId, userId);

    public int Id { get; private set; }

    /// <summary>The document, or <see cref="NewPaper"/>; a bare number, since new papers have none.</summary>
    public int DocumentId { get; private set; }
    public int UserId { get; private set; }

    /// <summary>The last sign of life of the open page.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>The form's fields as JSON; null when everything typed was saved.</summary>
    public string? Kept { get; private set; }
    public DateTime? KeptAt { get; private set; }

    /// <summary>The document's version that the text was begun on.</summary>
    public int KeptVersion { get; private set; }

    public void See(DateTime now) => SeenAt = now;

    public void Keep(string form, int version, DateTime now) => (Kept, KeptVersion, KeptAt, SeenAt) = (form, version, now, now);

    /// <summary>Saved, or given up.</summary>
    public void Drop() => (Kept, KeptAt) = (null, null);
}
