using System.Collections;
using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Portal.Application.Tests.Data;

/// <summary>
/// Stands where a SQL Server would: opens nothing, executes nothing, answers each query with one row of plausible values.
/// So every query and every write is translated by the real provider, and what only SQLite can translate fails.
/// </summary>
internal sealed class ImaginedSqlServer : DbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private int _identity = 1000;

    public List<string> Commands { get; } = [];

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        new(ReaderExecuting(command, eventData, result));

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Commands.Add(command.CommandText);
        return InterceptionResult<DbDataReader>.SuppressWithResult(new OneRow(command.CommandText.Contains("OUTPUT INSERTED", StringComparison.Ordinal) ? ++_identity : 1));
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        new(NonQueryExecuting(command, eventData, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Commands.Add(command.CommandText);
        return InterceptionResult<int>.SuppressWithResult(1);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        new(ScalarExecuting(command, eventData, result));

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Commands.Add(command.CommandText);
        return InterceptionResult<object>.SuppressWithResult(1);
    }

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) =>
        InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection));

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    public InterceptionResult TransactionRollingBack(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> TransactionRollingBackAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    public InterceptionResult CreatingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> CreatingSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    public InterceptionResult ReleasingSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ReleasingSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    public InterceptionResult RollingBackToSavepoint(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> RollingBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(InterceptionResult.Suppress());

    internal sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;
        protected override DbConnection DbConnection => connection;
        public override bool SupportsSavepoints => true;
        public override void Commit() { }
        public override void Rollback() { }
    }

    /// <summary>One row: numbers are 1 (new ids count up), texts "0" (the first value of every enum), times and days fixed, nothing null, flags false.</summary>
    private sealed class OneRow(int number) : DbDataReader
    {
        private bool _read;

        public override bool Read() => !_read && (_read = true);
        public override Task<bool> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(Read());
        public override bool NextResult() => false;
        public override bool HasRows => true;
        public override int RecordsAffected => 1;
        public override int FieldCount => 100;
        public override int VisibleFieldCount => 100;
        public override int Depth => 0;
        public override bool IsClosed => false;
        public override object this[int ordinal] => 1;
        public override object this[string name] => 1;
        public override bool IsDBNull(int ordinal) => false;
        public override bool GetBoolean(int ordinal) => false;
        public override byte GetByte(int ordinal) => 1;
        public override short GetInt16(int ordinal) => 1;
        public override int GetInt32(int ordinal) => number;
        public override long GetInt64(int ordinal) => number;
        public override double GetDouble(int ordinal) => 1;
        public override float GetFloat(int ordinal) => 1;
        public override decimal GetDecimal(int ordinal) => 1;
        public override string GetString(int ordinal) => "0";
        public override char GetChar(int ordinal) => '0';
        public override Guid GetGuid(int ordinal) => Guid.Empty;
        public override DateTime GetDateTime(int ordinal) => new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        public override T GetFieldValue<T>(int ordinal) =>
            typeof(T) == typeof(DateOnly) ? (T)(object)new DateOnly(2026, 3, 2)
            : typeof(T) == typeof(DateTimeOffset) ? (T)(object)new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)
            : typeof(T) == typeof(string) ? (T)(object)"0"
            : typeof(T) == typeof(byte[]) ? (T)(object)Array.Empty<byte>()
            : (T)Convert.ChangeType(number, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
        public override object GetValue(int ordinal) => 1;
        public override int GetValues(object[] values) => 0;
        public override string GetName(int ordinal) => $"c{ordinal}";
        public override int GetOrdinal(string name) => 0;
        public override string GetDataTypeName(int ordinal) => "int";
        public override Type GetFieldType(int ordinal) => typeof(int);
        public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;
        public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;
        public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();
    }
}
