using Xunit;

namespace Portal.Testing;

/// <summary>
/// A test that needs a live SQL Server: PORTAL_TEST_SQLSERVER holds a connection string whose login may create databases
/// (PORTAL_TEST_SQLSERVER_BATCH: statements in one batch, 1 where the server knows no MERGE). Reported as not run elsewhere.
/// </summary>
public sealed class SqlServerFactAttribute : FactAttribute
{
    public const string Variable = "PORTAL_TEST_SQLSERVER";

    public SqlServerFactAttribute()
    {
        if (string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(Variable))) Skip = $"No SQL Server: {Variable} names none.";
    }
}
