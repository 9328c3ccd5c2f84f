using BatteryTwin.Domain.Twins;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Drops old rows of the journal: property writes of telemetry after <see cref="TwinGraphOptions.TelemetryHistory"/>, everything after
/// <see cref="TwinGraphOptions.History"/> where that is set. In their place the state of each twin at that moment is kept, so that every later
/// moment can still be asked for. Works twin by twin, in small transactions, so that writers are never held up for long.
/// </summary>
internal sealed class JournalCompaction(TwinJournal journal)
{
    private const string OldTelemetry = "source = 'telemetry' AND kind = 3";
    private const string OldTwins = "kind IN (2, 3, 7)";

    /// <param name="options">How long what is kept.</param>
    /// <param name="now">The time.</param>
    /// <param name="snapshotSequence">Only changes that are part of the snapshot may go.</param>
    /// <param name="cancel">Stops between two twins.</param>
    /// <returns>Rows dropped.</returns>
    public long Run(TwinGraphOptions options, DateTimeOffset now, long snapshotSequence, CancellationToken cancel)
    {
        using SqliteConnection connection = journal.Open();
        long dropped = DropTwinRows(connection, OldTelemetry, now - options.TelemetryHistory, snapshotSequence, cancel);
        if (options.History is { } history)
        {
            dropped += DropTwinRows(connection, OldTwins, now - history, snapshotSequence, cancel);
            dropped += DropRelationshipRows(connection, now - history, snapshotSequence);
        }

        return dropped;
    }

    private static long DropTwinRows(SqliteConnection connection, string which, DateTimeOffset before, long snapshotSequence, CancellationToken cancel)
    {
        long dropped = 0;
        foreach ((string twinId, long last) in OldRows(connection, which, before, snapshotSequence))
        {
            if (cancel.IsCancellationRequested)
            {
                break;
            }

            dropped += DropRows(connection, which, twinId, last);
        }

        return dropped;
    }

    private static long DropRows(SqliteConnection connection, string which, string twinId, long last)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        Twin? twin = new PastReader(connection, transaction).Twin(twinId, last);
        if (twin is not null)
        {
            Execute(connection, transaction, "INSERT OR REPLACE INTO state VALUES ($subject, $last, $body)", twinId, last, TwinJson.Text(twin));
        }

        Execute(connection, transaction, twin is null ? "DELETE FROM state WHERE subject = $subject AND sequence <= $last" : "DELETE FROM state WHERE subject = $subject AND sequence < $last", twinId, last);
        Execute(connection, transaction, "INSERT INTO compaction SELECT time, sequence FROM journal WHERE sequence = $last AND sequence > coalesce((SELECT max(sequence) FROM compaction), 0)", twinId, last);
        long dropped = Execute(connection, transaction, $"DELETE FROM journal WHERE subject = $subject AND {which} AND sequence <= $last", twinId, last);
        transaction.Commit();
        return dropped;
    }

    /// <summary>Twins with old rows, and the last of these.</summary>
    private static List<(string TwinId, long Last)> OldRows(SqliteConnection connection, string which, DateTimeOffset before, long snapshotSequence)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = $"SELECT subject, max(sequence) FROM journal WHERE {which} AND time < $before AND sequence <= $snapshot GROUP BY subject";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$before", before.UtcTicks);
        command.Parameters.AddWithValue("$snapshot", snapshotSequence);
        List<(string, long)> old = [];
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            old.Add((rows.GetString(0), rows.GetInt64(1)));
        }

        return old;
    }

    /// <summary>Of the old rows of a relationship only the last stays, and that only while the relationship does.</summary>
    private static long DropRelationshipRows(SqliteConnection connection, DateTimeOffset before, long snapshotSequence)
    {
        using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = """
            DELETE FROM journal WHERE sequence IN (
                SELECT old.sequence FROM journal old WHERE old.kind IN (4, 8) AND old.time < $before AND old.sequence <= $snapshot AND (old.kind = 8 OR EXISTS (
                    SELECT 1 FROM journal later WHERE later.kind IN (4, 8) AND later.subject = old.subject AND later.member = old.member
                        AND later.sequence > old.sequence AND later.sequence <= $snapshot AND later.time < $before)))
            """;
        command.Parameters.AddWithValue("$before", before.UtcTicks);
        command.Parameters.AddWithValue("$snapshot", snapshotSequence);
        long dropped = command.ExecuteNonQuery();
        if (dropped > 0)
        {
            using SqliteCommand mark = connection.CreateCommand();
            mark.Transaction = transaction;
            mark.CommandText = """
                INSERT INTO compaction SELECT time, sequence FROM journal WHERE time < $before AND sequence <= $snapshot AND sequence > coalesce((SELECT max(sequence) FROM compaction), 0)
                ORDER BY sequence DESC LIMIT 1
                """;
            mark.Parameters.AddWithValue("$before", before.UtcTicks);
            mark.Parameters.AddWithValue("$snapshot", snapshotSequence);
            mark.ExecuteNonQuery();
        }

        transaction.Commit();
        return dropped;
    }

    private static int Execute(SqliteConnection connection, SqliteTransaction transaction, string sql, string subject, long last, string? body = null)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$subject", subject);
        command.Parameters.AddWithValue("$last", last);
        if (body is not null)
        {
            command.Parameters.AddWithValue("$body", body);
        }

        return command.ExecuteNonQuery();
    }
}
