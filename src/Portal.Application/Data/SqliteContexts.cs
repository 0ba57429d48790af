using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Portal.Application.Data;

/// <summary>
/// Public contexts on SQLite, lent to a request and taken back with their connection open and their statements prepared:
/// opening one costs more than all that a page reads. SQL Server has a pool of its own for this.
/// </summary>
public sealed class SqliteContexts(DbContextOptions<PublicDbContext> options) : IDisposable
{
    // Each holds up to 2 MB of pages; more than work at once are not kept.
    private static readonly int Kept = Math.Max(8, 2 * Environment.ProcessorCount);

    private readonly ConcurrentStack<PublicDbContext> _idle = new();
    private volatile bool _isDisposed;

    public PublicDbContext Lend()
    {
        var context = _idle.TryPop(out var known) ? known : new PublicDbContext(options) { Home = this, Statements = new() };
        context.IsLent = true;
        return context;
    }

    /// <summary>False where the context cannot serve another request and has to go.</summary>
    internal bool TakeBack(PublicDbContext context)
    {
        // Given back twice it would serve two requests at once.
        if (!context.IsLent) return !_isDisposed;
        context.IsLent = false;
        if (_isDisposed || _idle.Count >= Kept || context.Database.CurrentTransaction is not null || context.Statements is not { HasFailed: false } statements) return false;
        if (statements is { IsUsed: true, IsLasting: false }) statements.IsLasting = Opens(context);
        if (statements.IsUsed && context.Database.GetDbConnection().State != ConnectionState.Open) return false;
        context.ChangeTracker.Clear();
        _idle.Push(context);
        // Whoever came after the end cleans up for it.
        if (_isDisposed) Dispose();
        return true;
    }

    // After its first use and not before it: a host whose database is missing neither makes one nor fails where nothing is read.
    private static bool Opens(PublicDbContext context)
    {
        try
        {
            context.Database.OpenConnection();
            // Else the engine looks at the value of every LIMIT and plans a kept statement anew for each one.
            if (context.Database.GetDbConnection() is SqliteConnection { Handle: { } handle }) raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
            return true;
        }
        catch (DbException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _isDisposed = true;
        while (_idle.TryPop(out var context)) context.Dispose();
    }
}
