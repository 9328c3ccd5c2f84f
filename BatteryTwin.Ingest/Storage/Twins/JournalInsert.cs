using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// The statement that appends a row to the journal, straight on SQLite: an import appends hundreds of thousands, and a command with parameters
/// costs as much as the row itself. For one thread; use it inside a transaction of its connection.
/// </summary>
internal sealed class JournalInsert : IDisposable
{
    private const string Sql = "INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[4096];

    public JournalInsert(SqliteConnection connection)
    {
        _database = connection.Handle!;
        Require(raw.sqlite3_prepare_v2(_database, Sql, out _statement), raw.SQLITE_OK);
    }

    /// <exception cref="SqliteException">The row could not be written.</exception>
    public void Run(JournalEntry entry)
    {
        Require(raw.sqlite3_bind_int64(_statement, 1, entry.Sequence), raw.SQLITE_OK);
        Require(raw.sqlite3_bind_int64(_statement, 2, entry.Time.UtcTicks), raw.SQLITE_OK);
        Bind(3, entry.Origin.Source);
        Bind(4, entry.Origin.Actor);
        Bind(5, entry.Origin.RequestId);
        Require(raw.sqlite3_bind_int(_statement, 6, (int)entry.Kind), raw.SQLITE_OK);
        Bind(7, entry.Subject);
        Bind(8, entry.Member);
        Bind(9, entry.Body);
        int outcome = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        Require(outcome, raw.SQLITE_DONE);
    }

    public void Dispose() => _statement.Dispose();

    /// <summary>SQLite takes a copy of the text.</summary>
    private void Bind(int index, string? text)
    {
        if (text is null)
        {
            Require(raw.sqlite3_bind_null(_statement, index), raw.SQLITE_OK);
            return;
        }

        if (text.Length == 0)
        {
            // An empty span would be bound as no value.
            Require(raw.sqlite3_bind_text(_statement, index, string.Empty), raw.SQLITE_OK);
            return;
        }

        int most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _text.Length)
        {
            _text = new byte[most];
        }

        int length = Encoding.UTF8.GetBytes(text, _text);
        Require(raw.sqlite3_bind_text(_statement, index, _text.AsSpan(0, length)), raw.SQLITE_OK);
    }

    private void Require(int outcome, int wanted)
    {
        if (outcome != wanted)
        {
            throw new SqliteException($"SQLite Error {outcome}: '{raw.sqlite3_errmsg(_database).utf8_to_string()}'", outcome);
        }
    }
}
