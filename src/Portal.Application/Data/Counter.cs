using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Portal.Application.Data;

/// <summary>A counter that grows by one under a row lock held to the end of the transaction, so that numbers follow the order of commits (design rule 8).</summary>
public sealed class Counter
{
    public const string Shelf = "shelf";
    public const string AuditHead = "audit";

    private Counter() => Name = "";

    public Counter(string name, long value) => (Name, Value) = (name, value);

    public string Name { get; private set; }
    public long Value { get; private set; }
}

public static class Counters
{
    /// <summary>Raises the counter by <paramref name="by"/> inside the running transaction and returns its new value.</summary>
    /// <exception cref="InvalidOperationException">The counter does not exist; <see cref="EnsureAsync"/> makes it beforehand.</exception>
    public static async Task<long> RaiseAsync(this PortalDbContext db, string name, int by = 1, CancellationToken token = default)
    {
        if (await db.Counters.Where(c => c.Name == name).ExecuteUpdateAsync(s => s.SetProperty(c => c.Value, c => c.Value + by), token) != 1)
            throw new InvalidOperationException($"Counter {name} is missing.");
        return await db.Counters.AsNoTracking().Where(c => c.Name == name).Select(c => c.Value).SingleAsync(token);
    }

    /// <summary>Lifts the counter to at least <paramref name="floor"/>, so that an imported number is never given again.</summary>
    public static Task MovePastAsync(this PortalDbContext db, string name, long floor, CancellationToken token = default) =>
        db.Counters.Where(c => c.Name == name && c.Value < floor).ExecuteUpdateAsync(s => s.SetProperty(c => c.Value, floor), token);

    /// <summary>Makes the counter where it is missing. Runs outside of the publishing transaction: two nodes may try at once, and the loser finds it made.</summary>
    public static async Task EnsureAsync(this PortalDbContext db, string name, CancellationToken token = default)
    {
        if (await db.Counters.AnyAsync(c => c.Name == name, token)) return;
        try
        {
            // A statement of its own: what else is tracked stays unsaved.
            await db.Database.ExecuteSqlAsync($"INSERT INTO Counters (Name, Value) SELECT {name}, 0 WHERE NOT EXISTS (SELECT 1 FROM Counters WHERE Name = {name})", token);
        }
        catch (DbException) when (db.Counters.AsNoTracking().Any(c => c.Name == name))
        {
            // Another node was faster.
        }
    }
}
