using System.Globalization;
using Microsoft.Data.Sqlite;
using Portal.Domain.Search;

namespace Portal.Application.Search;

/// <summary>
/// One file with the index: rows of facts, titles and whole texts as FTS5 tables without content, and the shelf's change number it stands at. Derived and
/// disposable; what it holds of a text are its pairs.
/// </summary>
internal sealed class IndexFile(string path)
{
    /// <summary>Another layout or another way to cut words: files of another format are built anew.</summary>
    private const string Format = "3";
    private const string Tokenizer = "content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 0 tokenchars '_'\"";

    private readonly string _read = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = 10 }.ToString();
    private readonly string _write = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 30 }.ToString();

    public string Path { get; } = path;

    /// <summary>A connection of the pool, for reading.</summary>
    /// <exception cref="SqliteException">The file is missing or damaged.</exception>
    public SqliteConnection Read() => Open(_read, "PRAGMA cache_size=-16000");

    public SqliteConnection Write() => Open(_write, "PRAGMA synchronous=NORMAL");

    /// <summary>Closes what the pool still holds open.</summary>
    public void Forget()
    {
        foreach (var connectionString in new[] { _read, _write })
        {
            using var connection = new SqliteConnection(connectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    /// <summary>An empty index in a new file. While it is built nothing is kept for a crash: an unfinished one is thrown away.</summary>
    public SqliteConnection Create()
    {
        var connection = Open(_write, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-64000; PRAGMA page_size=8192");
        Run(connection, $"""
            CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE items (id INTEGER PRIMARY KEY, record INTEGER NOT NULL UNIQUE, title TEXT NOT NULL, number TEXT, yearSerial TEXT, indexKey TEXT NOT NULL, col TEXT NOT NULL, unit TEXT NOT NULL, topic TEXT NOT NULL, kind INTEGER NOT NULL, inForce INTEGER NOT NULL, until INTEGER);
            CREATE INDEX items_number ON items (yearSerial) WHERE yearSerial IS NOT NULL;
            CREATE INDEX items_index ON items (indexKey);
            CREATE INDEX items_until ON items (until) WHERE until IS NOT NULL;
            -- What stands in the first column of a table costs two bytes less for every word of every text.
            CREATE VIRTUAL TABLE titles USING fts5(title, number, keys, {Tokenizer}, prefix='1');
            CREATE VIRTUAL TABLE words USING fts5(text, title, files, keys, {Tokenizer});
            INSERT INTO words(words, rank) VALUES ('hashsize', 67108864); INSERT INTO words(words, rank) VALUES ('automerge', 0); INSERT INTO words(words, rank) VALUES ('crisismerge', 1000);
            """);
        return connection;
    }

    /// <summary>The last statements of building: one segment for each table, the number it stands at, and a journal from now on.</summary>
    public static void Finish(SqliteConnection connection, long number, string stamp)
    {
        Run(connection, "INSERT INTO titles(titles) VALUES ('optimize'); INSERT INTO words(words) VALUES ('optimize'); INSERT INTO words(words, rank) VALUES ('hashsize', 1048576); INSERT INTO words(words, rank) VALUES ('automerge', 4); INSERT INTO words(words, rank) VALUES ('crisismerge', 16);");
        SetNumber(connection, null, number, stamp);
        Set(connection, null, "format", Format);
        Run(connection, "VACUUM");
        Run(connection, "PRAGMA journal_mode=WAL");
    }

    /// <summary>Null where the file is not a whole index of this format.</summary>
    public (long Number, string Stamp)? Standing()
    {
        if (!File.Exists(Path)) return null;
        try
        {
            using var connection = Read();
            return Get(connection, "format") == Format && long.TryParse(Get(connection, "number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, Get(connection, "stamp") ?? "") : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Whether a fault says that the file is broken. One that is busy, or a machine without memory or handles, breaks nothing.</summary>
    public bool IsDamagedBy(SqliteException fault) => fault.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_IOERR => true,
        SQLitePCL.raw.SQLITE_CANTOPEN => !File.Exists(Path),
        SQLitePCL.raw.SQLITE_ERROR => Standing() is null,
        _ => false,
    };

    public static void SetNumber(SqliteConnection connection, SqliteTransaction? transaction, long number, string stamp)
    {
        Set(connection, transaction, "number", number.ToString(CultureInfo.InvariantCulture));
        Set(connection, transaction, "stamp", stamp);
    }

    /// <summary>Writers for one connection and transaction; statements are prepared once.</summary>
    public sealed class Writer : IDisposable
    {
        private readonly SqliteCommand _item, _title, _words, _find, _deleteItem, _deleteTitle, _deleteWords;

        public Writer(SqliteConnection connection, SqliteTransaction? transaction)
        {
            _item = Command("INSERT INTO items (id, record, title, number, yearSerial, indexKey, col, unit, topic, kind, inForce, until) VALUES ($id, $record, $title, $number, $yearSerial, $indexKey, $col, $unit, $topic, $kind, $inForce, $until)", "$id", "$record", "$title", "$number", "$yearSerial", "$indexKey", "$col", "$unit", "$topic", "$kind", "$inForce", "$until");
            _title = Command("INSERT INTO titles (rowid, title, number, keys) VALUES ($id, $title, $number, $keys)", "$id", "$title", "$number", "$keys");
            _words = Command("INSERT INTO words (rowid, title, text, files, keys) VALUES ($id, $title, $text, $files, $keys)", "$id", "$title", "$text", "$files", "$keys");
            _find = Command("SELECT id FROM items WHERE record = $record", "$record");
            _deleteItem = Command("DELETE FROM items WHERE id = $id", "$id");
            _deleteTitle = Command("DELETE FROM titles WHERE rowid = $id", "$id");
            _deleteWords = Command("DELETE FROM words WHERE rowid = $id", "$id");

            SqliteCommand Command(string sql, params string[] names)
            {
                var command = connection.CreateCommand();
                (command.CommandText, command.Transaction) = (sql, transaction);
                foreach (var name in names) command.Parameters.Add(new SqliteParameter(name, null));
                return command;
            }
        }

        public void Add(IndexedRecord record, DateOnly today)
        {
            var (row, title, keys) = (record.Row, PairText.Tokens(record.Title), record.Keys(today));
            Run(_item, row, record.Id, PairText.Fold(record.Title), Or(record.DocumentNumber), record.NumberKeyText, NumberKey.OfIndexNumber(record.IndexNumber), record.ColumnSlug, record.UnitName, record.Subject, (int)record.Attribute, record.IsInForce(today) ? 1 : 0,
                record.IsInForce(today) ? record.ValidUntil?.DayNumber : null);
            Run(_title, row, title, PairText.Tokens(record.DocumentNumber), keys);
            Run(_words, row, title, record.TextTokens(), record.FileTokens(), keys);
        }

        public void Remove(int recordId)
        {
            _find.Parameters[0].Value = recordId;
            if (_find.ExecuteScalar() is not long row) return;
            Run(_deleteItem, row);
            Run(_deleteTitle, row);
            Run(_deleteWords, row);
        }

        public void Dispose()
        {
            foreach (var command in new[] { _item, _title, _words, _find, _deleteItem, _deleteTitle, _deleteWords }) command.Dispose();
        }

        private static string? Or(string text) => text.Length == 0 ? null : text;

        private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static string? Get(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT value FROM facts WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }

    private static void Set(SqliteConnection connection, SqliteTransaction? transaction, string name, string value)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = ("INSERT INTO facts (name, value) VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value", transaction);
        command.Parameters.AddWithValue("$name", name);
        command.Parameters.AddWithValue("$value", value);
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string connectionString, string pragmas)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            Run(connection, pragmas);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
