namespace Portal.Domain.Publishing;

/// <summary>An old address as the public side answers it, for ever. Only the gate writes it.</summary>
public sealed class ShelfRedirect
{
    private ShelfRedirect() => (Path, Target) = ("", "");

    public ShelfRedirect(string path, string target, bool isSite) => (Path, Target, IsSite) = (path, target, isSite);

    public int Id { get; private set; }

    /// <summary>As <see cref="OldAddress.Normalise"/> leaves it.</summary>
    public string Path { get; private set; }

    /// <summary>A path of this site.</summary>
    public string Target { get; private set; }

    /// <summary>One of the site's own facts, released with them; the others went out with a document.</summary>
    public bool IsSite { get; private set; }

    public void Put(string target, bool isSite) => (Target, IsSite) = (target, isSite);
}
