using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// The append-only journal of all graph changes and the newest snapshot of the graph, in SQLite. Appending is for one writer at a time.
/// A committed change survives a killed process.
/// </summary>
internal sealed class TwinJournal : IDisposable
{
    private const int PruneChunk = 5_000;

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
    ];

    private readonly SqliteDatabase _database;
    private readonly SqliteConnection _writer;
    private readonly SqliteCommand _insert;

    public TwinJournal(string file)
    {
        _database = new SqliteDatabase(file, s_schema, SqliteDurability.ProcessCrash);
        _writer = _database.Open();
        _insert = _writer.CreateCommand();
        _insert.CommandText = "INSERT INTO journal VALUES ($sequence, $time, $source, $actor, $request, $kind, $subject, $member, $body)";
        foreach (string parameter in (string[])["$sequence", "$time", "$source", "$actor", "$request", "$kind", "$subject", "$member", "$body"])
        {
            _insert.Parameters.Add(new SqliteParameter { ParameterName = parameter });
        }
    }

    /// <summary>Appends entries in one transaction.</summary>
    /// <exception cref="StorageUnavailableException">They could not be written; none of them was.</exception>
    public void Append(IReadOnlyList<JournalEntry> entries)
    {
        try
        {
            using SqliteTransaction transaction = _writer.BeginTransaction();
            _insert.Transaction = transaction;
            foreach (JournalEntry entry in entries)
            {
                Insert(entry);
            }

            transaction.Commit();
        }
        catch (SqliteException problem)
        {
            throw new StorageUnavailableException($"the change of the twin graph cannot be written ({problem.Message}): check the disk under BatteryTwin:DataDirectory", problem);
        }
    }

    /// <summary>Entries after a sequence number, in order.</summary>
    public IEnumerable<JournalEntry> ReadAfter(long sequence)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, time, source, actor, request, kind, subject, member, body FROM journal WHERE sequence > $after ORDER BY sequence";
        command.Parameters.AddWithValue("$after", sequence);
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new JournalEntry(
                rows.GetInt64(0),
                new DateTimeOffset(rows.GetInt64(1), TimeSpan.Zero),
                new(rows.GetString(2), TextOrNull(rows, 3), TextOrNull(rows, 4)),
                (JournalKind)rows.GetInt32(5),
                rows.GetString(6),
                TextOrNull(rows, 7),
                rows.GetString(8));
        }
    }

    /// <summary>The newest snapshot and the sequence number of the last change in it; null when there is none.</summary>
    public (long Sequence, byte[] Graph)? ReadSnapshot()
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT sequence, graph FROM snapshot ORDER BY sequence DESC LIMIT 1";
        using SqliteDataReader rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>Replaces the snapshot. Safe beside <see cref="Append"/>.</summary>
    public void SaveSnapshot(long sequence, byte[] graph)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT OR REPLACE INTO snapshot VALUES ($sequence, $graph); DELETE FROM snapshot WHERE sequence < $sequence";
        command.Parameters.AddWithValue("$sequence", sequence);
        command.Parameters.AddWithValue("$graph", graph);
        command.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>
    /// Drops property writes that came from telemetry before a time and are part of the snapshot; what people, programs and detectors changed stays
    /// for good. Runs in small transactions, so that writers are never held up for long.
    /// </summary>
    /// <returns>Rows dropped.</returns>
    public long PruneTelemetry(DateTimeOffset before, long snapshotSequence, CancellationToken cancel)
    {
        using SqliteConnection connection = _database.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            DELETE FROM journal WHERE sequence IN (
                SELECT sequence FROM journal WHERE source = 'telemetry' AND time < $before AND sequence <= $snapshot AND kind = $patch LIMIT $chunk)
            """;
        command.Parameters.AddWithValue("$before", before.UtcTicks);
        command.Parameters.AddWithValue("$snapshot", snapshotSequence);
        command.Parameters.AddWithValue("$patch", (int)JournalKind.Patch);
        command.Parameters.AddWithValue("$chunk", PruneChunk);
        long dropped = 0;
        int inChunk = PruneChunk;
        while (inChunk == PruneChunk && !cancel.IsCancellationRequested)
        {
            inChunk = command.ExecuteNonQuery();
            dropped += inChunk;
        }

        return dropped;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _writer.Dispose();
        _database.Dispose();
    }

    private void Insert(JournalEntry entry)
    {
        object?[] values =
        [
            entry.Sequence, entry.Time.UtcTicks, entry.Origin.Source, entry.Origin.Actor, entry.Origin.RequestId,
            (int)entry.Kind, entry.Subject, entry.Member, entry.Body,
        ];
        for (int i = 0; i < values.Length; i++)
        {
            _insert.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        _insert.ExecuteNonQuery();
    }

    private static string? TextOrNull(SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
}
