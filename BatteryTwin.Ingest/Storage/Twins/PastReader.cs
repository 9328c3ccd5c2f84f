using System.Text.Json;
using BatteryTwin.Domain.Twins;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Reads single past states and lists of what changed from the journal. For one connection and one thread; statements are prepared once.</summary>
internal sealed class PastReader(SqliteConnection connection, SqliteTransaction? transaction = null)
{
    private readonly StoredGraphReader _reader = new();
    private SqliteCommand? _changes;
    private SqliteCommand? _state;
    private SqliteCommand? _relationship;

    /// <summary>When the history that is kept begins; null for an empty journal.</summary>
    public static DateTimeOffset? EarliestTime(SqliteConnection connection) =>
        Scalar(connection, "SELECT coalesce((SELECT max(until) FROM compaction), (SELECT time FROM journal ORDER BY sequence LIMIT 1))") is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>The number of the last change at or before a time; 0 when there is none. Times never decrease, so halving finds it.</summary>
    public static long SequenceAt(SqliteConnection connection, DateTimeOffset time)
    {
        // Rows that compaction has dropped are in the states it has kept in their place.
        long low = Scalar(connection, "SELECT max(sequence) FROM compaction") ?? 0;
        long high = Scalar(connection, "SELECT max(sequence) FROM journal") ?? 0;
        using SqliteCommand probe = connection.CreateCommand();
        probe.CommandText = "SELECT sequence, time FROM journal WHERE sequence > $after ORDER BY sequence LIMIT 1";
        SqliteParameter after = probe.Parameters.AddWithValue("$after", 0L);
        while (low < high)
        {
            // The first row after the middle decides for all numbers up to it.
            after.Value = low + ((high - low - 1) / 2);
            using SqliteDataReader row = probe.ExecuteReader();
            row.Read();
            long sequence = row.GetInt64(0);
            if (row.GetInt64(1) <= time.UtcTicks)
            {
                low = sequence;
            }
            else
            {
                high = (long)after.Value;
            }
        }

        return low;
    }

    public static DateTimeOffset TimeOf(SqliteConnection connection, long sequence) =>
        new(Scalar(connection, "SELECT coalesce((SELECT time FROM journal WHERE sequence = $sequence), (SELECT until FROM compaction WHERE sequence = $sequence), 0)", ("$sequence", sequence)) ?? 0, TimeSpan.Zero);

    /// <summary>A twin after a change; null when there was none.</summary>
    public Twin? Twin(string twinId, long sequence)
    {
        (TwinState? start, List<(long Time, string Body)> patches) = WayBack(twinId, sequence);
        if (start is null)
        {
            return null;
        }

        using JsonDocument body = JsonDocument.Parse(start.Body);
        Twin twin = _reader.Twin(body.RootElement);
        for (int i = patches.Count - 1; i >= 0; i--)
        {
            (string etag, IReadOnlyList<PropertyWrite> writes) = PatchJson.Read(patches[i].Body);
            twin = TwinEdit.Apply(twin, writes, new DateTimeOffset(patches[i].Time, TimeSpan.Zero), etag);
        }

        return twin;
    }

    /// <summary>Reads back from a change to the last whole state of the twin before it, and the patches since, newest first.</summary>
    private (TwinState? Start, List<(long Time, string Body)> Patches) WayBack(string twinId, long sequence)
    {
        List<(long Time, string Body)> patches = [];
        TwinState? kept = State(twinId, sequence);
        _changes ??= Prepare(
            "SELECT sequence, kind, time, body FROM journal WHERE subject = $subject AND kind IN (2, 3, 7) AND sequence > $kept AND sequence <= $sequence ORDER BY sequence DESC", "$kept");
        Bind(_changes, twinId, sequence);
        _changes.Parameters["$kept"].Value = kept?.Sequence ?? 0;
        using SqliteDataReader rows = _changes.ExecuteReader();
        while (rows.Read())
        {
            switch ((JournalKind)rows.GetInt32(1))
            {
                case JournalKind.Patch:
                    patches.Add((rows.GetInt64(2), rows.GetString(3)));
                    break;
                case JournalKind.Twin:
                    return (new(twinId, rows.GetInt64(0), rows.GetString(3)), patches);
                default:
                    return (null, patches);
            }
        }

        return (kept, patches);
    }

    private TwinState? State(string twinId, long sequence)
    {
        _state ??= Prepare("SELECT sequence, body FROM state WHERE subject = $subject AND sequence <= $sequence ORDER BY sequence DESC LIMIT 1");
        Bind(_state, twinId, sequence);
        using SqliteDataReader rows = _state.ExecuteReader();
        return rows.Read() ? new(twinId, rows.GetInt64(0), rows.GetString(1)) : null;
    }

    /// <summary>A relationship after a change; null when there was none.</summary>
    public Relationship? Relationship(string sourceId, string relationshipId, long sequence)
    {
        _relationship ??= Prepare(
            "SELECT kind, body FROM journal WHERE kind IN (4, 8) AND subject = $subject AND member = $member AND sequence <= $sequence ORDER BY sequence DESC LIMIT 1", "$member");
        Bind(_relationship, sourceId, sequence);
        _relationship.Parameters["$member"].Value = relationshipId;
        using SqliteDataReader rows = _relationship.ExecuteReader();
        return rows.Read() && (JournalKind)rows.GetInt32(0) == JournalKind.Relationship ? RelationshipJson.Read(JsonElement.Parse(rows.GetString(1))) : null;
    }

    public IEnumerable<string> TwinsDeletedAfter(long sequence) =>
        Rows("SELECT DISTINCT subject FROM journal INDEXED BY journal_twins WHERE kind IN (2, 7) AND kind = 7 AND sequence > $sequence", sequence, rows => rows.GetString(0));

    public IEnumerable<(string Source, string Id)> RelationshipsChangedAfter(long sequence) =>
        Rows("SELECT DISTINCT subject, member FROM journal WHERE kind IN (4, 8) AND sequence > $sequence", sequence, rows => (rows.GetString(0), rows.GetString(1)));

    public bool ModelsChangedAfter(long sequence) => Rows("SELECT 1 FROM journal WHERE kind IN (1, 5, 6) AND sequence > $sequence LIMIT 1", sequence, _ => true).Count > 0;

    /// <summary>What happened to models, in order.</summary>
    public IEnumerable<JournalEntry> Models(long sequence) =>
        Rows($"SELECT {JournalRow.Columns} FROM journal WHERE kind IN (1, 5, 6) AND sequence <= $sequence ORDER BY sequence", sequence, JournalRow.Read);

    private static void Bind(SqliteCommand command, string subject, long sequence)
    {
        command.Parameters["$subject"].Value = subject;
        command.Parameters["$sequence"].Value = sequence;
    }

    private static long? Scalar(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteScalar() as long?;
    }

    private SqliteCommand Prepare(string sql, string? further = null)
    {
        SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (string name in further is null ? (string[])["$subject", "$sequence"] : ["$subject", "$sequence", further])
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name, Value = DBNull.Value });
        }

        return command;
    }

    private List<T> Rows<T>(string sql, long sequence, Func<SqliteDataReader, T> read)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$sequence", sequence);
        List<T> all = [];
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }
}
