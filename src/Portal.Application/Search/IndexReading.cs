using Microsoft.Data.Sqlite;
using Portal.Application.Publishing;
using Portal.Domain.Documents;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>Facts of one row.</summary>
/// <param name="Title">Folded.</param>
internal sealed record IndexItem(long Row, string Title, string Column, string Unit, string Topic, DisclosureAttribute Kind, bool IsInForce);

/// <summary>The questions that the index answers, each bounded whatever the size of the shelf.</summary>
internal sealed class IndexReading(SqliteConnection connection)
{
    private const int MostCounted = RecordList.TotalCap + 1;

    /// <summary>Rows of a table that match, the newest first, below a row.</summary>
    public List<long> Newest(string table, string match, long below, int most, long from = 0)
    {
        using var command = Command($"SELECT rowid FROM {table} WHERE {table} MATCH $match AND rowid < $below AND rowid >= $from ORDER BY rowid DESC LIMIT $most", ("$match", match), ("$below", below), ("$from", from), ("$most", most));
        return Rows(command);
    }

    /// <summary>The same of everything, where nothing was asked for.</summary>
    public List<long> Newest(long below, int most, long from = 0)
    {
        using var command = Command("SELECT id FROM items WHERE id < $below AND id >= $from ORDER BY id DESC LIMIT $most", ("$below", below), ("$from", from), ("$most", most));
        return Rows(command);
    }

    /// <summary>Newest titles that match, folded, for ranking.</summary>
    public List<(long Row, string Title)> Titles(string match, long below, int most)
    {
        using var command = Command("SELECT id, title FROM items WHERE id IN (SELECT rowid FROM titles WHERE titles MATCH $match AND rowid < $below ORDER BY rowid DESC LIMIT $most) ORDER BY id DESC", ("$match", match), ("$below", below), ("$most", most));
        using var reader = command.ExecuteReader();
        var titles = new List<(long, string)>();
        while (reader.Read()) titles.Add((reader.GetInt64(0), reader.GetString(1)));
        return titles;
    }

    /// <summary>Exact to 1,000; 1,001 says that there are more.</summary>
    public int Count(string table, string match, long below = long.MaxValue, long from = 0)
    {
        using var command = Command($"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {table} MATCH $match AND rowid < $below AND rowid >= $from LIMIT $most)", ("$match", match), ("$below", below), ("$from", from), ("$most", MostCounted));
        return (int)(long)command.ExecuteScalar()!;
    }

    /// <summary>The same of everything between two rows.</summary>
    public int Count(long below, long from)
    {
        using var command = Command("SELECT count(*) FROM (SELECT 1 FROM items WHERE id < $below AND id >= $from LIMIT $most)", ("$below", below), ("$from", from), ("$most", MostCounted));
        return (int)(long)command.ExecuteScalar()!;
    }

    /// <summary>Rows whose document number or index number is the one asked for, the newest first.</summary>
    public List<long> Numbers(string typed)
    {
        var found = new List<long>();
        if (NumberKey.Parse(typed) is { } key)
        {
            using var command = Command("SELECT id, number FROM items WHERE yearSerial = $key ORDER BY id DESC LIMIT 200", ("$key", key.YearAndSerial));
            using var reader = command.ExecuteReader();
            while (reader.Read())
                if (NumberKey.Parse(reader.GetString(1)) is { } number && number.Fits(key)) found.Add(reader.GetInt64(0));
        }
        if (NumberKey.OfIndexNumber(typed) is { Length: >= 8 } index)
        {
            using var command = Command("SELECT id FROM items WHERE indexKey = $key", ("$key", index));
            found.AddRange(Rows(command));
        }
        return found;
    }

    /// <summary>Facts of the rows that match, the newest first.</summary>
    public List<IndexItem> Items(string table, string match, int most)
    {
        using var command = Command($"SELECT id, title, col, unit, topic, kind, inForce FROM items WHERE id IN (SELECT rowid FROM {table} WHERE {table} MATCH $match ORDER BY rowid DESC LIMIT $most) ORDER BY id DESC", ("$match", match), ("$most", most));
        using var reader = command.ExecuteReader();
        var items = new List<IndexItem>();
        while (reader.Read()) items.Add(new(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), (DisclosureAttribute)reader.GetInt32(5), reader.GetInt32(6) != 0));
        return items;
    }

    /// <summary>Those rows of a few that match, in their order.</summary>
    public List<long> Among(List<long> rows, string match) => rows.FindAll(row =>
    {
        using var command = Command("SELECT 1 FROM titles WHERE titles MATCH $match AND rowid = $row", ("$match", match), ("$row", row));
        return command.ExecuteScalar() is not null;
    });

    private static List<long> Rows(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var rows = new List<long>();
        while (reader.Read()) rows.Add(reader.GetInt64(0));
        return rows;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return command;
    }
}
