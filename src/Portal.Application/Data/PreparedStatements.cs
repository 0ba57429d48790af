using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Application.Data;

/// <summary>The statements of one lasting SQLite context, by their text. A statement is prepared the first time it runs and kept.</summary>
internal sealed class PreparedStatements
{
    // Lists of values make texts of their own; what comes after these is prepared each time.
    private const int Kept = 100;

    private readonly Dictionary<string, PreparedCommand> _byText = [];

    public bool IsUsed { get; private set; }

    /// <summary>
    /// Set once the connection stays open from one statement to the next. Before that each closing hands the engine's handle to another
    /// connection, and a statement prepared on it would run under its new owner.
    /// </summary>
    public bool IsLasting { get; set; }

    /// <summary>A statement failed: the connection may be to a file that is damaged or no longer there.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Puts a kept command in the place of a new one with the same text; the new one where none can be had.</summary>
    public DbCommand Instead(DbCommand command)
    {
        IsUsed = true;
        if (!IsLasting || command is not SqliteCommand { Connection: { } connection } fresh) return command;
        if (!_byText.TryGetValue(fresh.CommandText, out var kept))
        {
            if (_byText.Count >= Kept) return command;
            _byText.Add(fresh.CommandText, kept = new PreparedCommand(fresh.CommandText, connection));
        }
        else if (kept.IsInUse || kept.Connection != connection) return command;
        kept.Take(fresh);
        return kept;
    }

    public void Dispose()
    {
        foreach (var command in _byText.Values) command.End();
        _byText.Clear();
    }

    private sealed class PreparedCommand(string text, SqliteConnection connection) : SqliteCommand(text, connection)
    {
        private bool _isEnded;

        public bool IsInUse { get; private set; }

        public void Take(SqliteCommand fresh)
        {
            IsInUse = true;
            CommandTimeout = fresh.CommandTimeout;
            Transaction = fresh.Transaction;
            Parameters.Clear();
            // A parameter knows the collection it stands in no longer than that one holds it.
            var parameters = fresh.Parameters.Cast<SqliteParameter>().ToArray();
            fresh.Parameters.Clear();
            Parameters.AddRange(parameters);
        }

        public void End()
        {
            _isEnded = true;
            Dispose();
        }

        // Who used it is done with it; the statement stays.
        protected override void Dispose(bool disposing)
        {
            if (_isEnded || !disposing) base.Dispose(disposing);
            else
            {
                Transaction = null;
                Parameters.Clear();
                IsInUse = false;
            }
        }
    }
}

/// <summary>Lets the lasting contexts use their prepared statements; any other context is left alone.</summary>
internal sealed class PreparedStatementsInterceptor : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result) =>
        eventData.Context is PublicDbContext { Statements: { } statements } ? statements.Instead(result) : result;

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Failed(eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Failed(eventData);
        return Task.CompletedTask;
    }

    private static void Failed(CommandErrorEventData eventData)
    {
        if (eventData.Context is PublicDbContext { Statements: { } statements }) statements.HasFailed = true;
    }
}
