using System.Collections.Concurrent;

namespace Portal.Application.Publishing;

/// <summary>
/// Small things that every page asks for, read once and kept while no change of the shelf touches them (<see cref="ShelfTags"/>). What a copy holds is never written to.
/// </summary>
public sealed class ShelfCopies(ShelfFollower follower)
{
    /// <summary>Names come from the shelf's own columns; more than this is somebody's invention.</summary>
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, Copy> _copies = new(StringComparer.Ordinal);

    public async ValueTask<T> GetAsync<T>(string name, IReadOnlyList<string> tags, Func<Task<T>> read)
        where T : class
    {
        // The number first: what is read afterwards is at least as new.
        var number = follower.Number;
        if (number >= 0 && _copies.TryGetValue(name, out var copy) && follower.LastChangeOf(tags) <= copy.Number) return (T)copy.Value;
        var value = await read();
        if (number < 0) return value;
        if (_copies.Count >= Most) _copies.Clear();
        // Two may read at once: the older reading never replaces the newer.
        _copies.AddOrUpdate(name, _ => new(number, value), (_, held) => held.Number > number ? held : new(number, value));
        return value;
    }

    private sealed record Copy(long Number, object Value);
}
