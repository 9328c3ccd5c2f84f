using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// The append-only journal of all graph changes, whole states of often changed twins, and the newest snapshot of the graph, in SQLite.
/// Appending is for one writer at a time; times never decrease with the sequence. A committed change survives a killed process.
/// </summary>
internal sealed class TwinJournal : IDisposable
{
    /// <summary>Changes touch the index of twins all over, and past states are read from everywhere: both want more of the file at hand than SQLite's 2 MB. Checkpoints are <see cref="JournalCheckpoint"/>'s.</summary>
    private const string Pragmas = "PRAGMA cache_size=-65536; PRAGMA mmap_size=1073741824; PRAGMA wal_autocheckpoint=0;";

    private static readonly string[] s_schema =
    [
        """
        CREATE TABLE journal (
            sequence INTEGER PRIMARY KEY,
            time INTEGER NOT NULL,
            source TEXT NOT NULL,
            actor TEXT,
            request TEXT,
            kind INTEGER NOT NULL,
            subject TEXT NOT NULL,
            member TEXT,
            body TEXT NOT NULL
        ) STRICT;
        CREATE INDEX journal_by_subject ON journal (subject, sequence);
        CREATE INDEX journal_telemetry ON journal (time) WHERE source = 'telemetry';
        CREATE TABLE snapshot (
            sequence INTEGER PRIMARY KEY,
            graph BLOB NOT NULL
        ) STRICT;
        """,
        """
        CREATE INDEX journal_twins ON journal (subject, sequence, kind) WHERE kind IN (2, 7);
        CREATE INDEX journal_edges ON journal (subject, member, sequence) WHERE kind IN (4, 8);
        CREATE INDEX journal_edges_in_order ON journal (sequence, subject, member) WHERE kind IN (4, 8);
        CREATE INDEX journal_models ON journal (sequence) WHERE kind IN (1, 5, 6);
        CREATE TABLE state (
            subject TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (subject, sequence)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE compaction (until INTEGER NOT NULL, sequence INTEGER NOT NULL) STRICT;
        INSERT INTO compaction SELECT min(time), min(sequence) FROM journal WHERE source = 'telemetry' AND kind = 3 AND EXISTS (SELECT 1 FROM snapshot) HAVING min(time) IS NOT NULL;
        """,
        """
        CREATE INDEX journal_structure ON journal (time, kind) WHERE kind IN (1, 2, 4, 5, 6, 7, 8);
        CREATE INDEX journal_health ON journal (time) WHERE kind = 3 AND instr(body, '"HealthPrediction"') > 0;
        """,
    ];

    private readonly string _log;
    private readonly SqliteDatabase _database;
    private readonly SqliteConnection _writer;
    private readonly JournalInsert _insert;
    private readonly SqliteCommand _insertState;

    public TwinJournal(string file)
    {
        _log = file + "-wal";
        _database = new SqliteDatabase(file, s_schema, SqliteDurability.ProcessCrash, Pragmas);
        _writer = _database.Open();
        _insert = new JournalInsert(_writer);
        _insertState = Prepare("INSERT OR REPLACE INTO state VALUES ($subject, $sequence, $body)", 3);
    }

    /// <summary>Length of the write-ahead log.</summary>
    public long LogBytes => new FileInfo(_log) is { Exists: true } log ? log.Length : 0;

    /// <summary>An open connection for reading or compacting.</summary>
    public SqliteConnection Open() => _database.Open();

    /// <summary>Appends entries, and then states, in one transaction. States may be added to the list until the last entry has been read.</summary>
    /// <exception cref="StorageUnavailableException">They could not be written; none of them was.</exception>
    public void Append(IEnumerable<JournalEntry> entries, IReadOnlyList<TwinState> states)
    {
        try
        {
            using SqliteTransaction transaction = _writer.BeginTransaction();
            foreach (JournalEntry entry in entries)
            {
                _insert.Run(entry);
            }

            _insertState.Transaction = transaction;
            foreach (TwinState state in states)
            {
                Run(_insertState, state.TwinId, state.Sequence, state.Body);
            }

            transaction.Commit();
        }
        catch (SqliteException problem)
        {
            throw StorageFault.Of(problem, "the change of the twin graph cannot be written");
        }
    }

    /// <summary>Entries after a sequence number, in order.</summary>
    public IEnumerable<JournalEntry> ReadAfter(long sequence)
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {JournalRow.Columns} FROM journal WHERE sequence > $after ORDER BY sequence";
        command.Parameters.AddWithValue("$after", sequence);
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return JournalRow.Read(rows);
        }
    }

    /// <summary>The newest snapshot and the sequence number of the last change in it; null when there is none.</summary>
    public (long Sequence, byte[] Graph)? ReadSnapshot()
    {
        using SqliteConnection connection = Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, graph FROM snapshot ORDER BY sequence DESC LIMIT 1";
        using SqliteDataReader rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Replaces the snapshot. Safe beside <see cref="Append"/>.</summary>
    public void SaveSnapshot(long sequence, byte[] graph)
    {
        using SqliteConnection connection = Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT OR REPLACE INTO snapshot VALUES ($sequence, $graph); DELETE FROM snapshot WHERE sequence < $sequence";
        command.Parameters.AddWithValue("$sequence", sequence);
        command.Parameters.AddWithValue("$graph", graph);
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _insertState.Dispose();
        _writer.Dispose();
        _database.Dispose();
    }

    private SqliteCommand Prepare(string sql, int parameters)
    {
        SqliteCommand command = _writer.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (string name in sql[sql.IndexOf('(', StringComparison.Ordinal)..].Trim('(', ')').Split(", "))
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command.Parameters.Count == parameters ? command : throw new InvalidOperationException($"{sql} has not {parameters} parameters");
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }
}
