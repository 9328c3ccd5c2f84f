using System.Text.Json;
using BatteryTwin.Domain.Twins;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Reads single past states and lists of what changed from the journal. For one connection and one thread; statements are prepared once.</summary>
internal sealed class PastReader(SqliteConnection connection, SqliteTransaction? transaction = null)
{
    private SqliteCommand? _put;
    private SqliteCommand? _state;
    private SqliteCommand? _patches;
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
        _put ??= Prepare("SELECT sequence, kind, body FROM journal WHERE kind IN (2, 7) AND subject = $subject AND sequence <= $sequence ORDER BY sequence DESC LIMIT 1");
        _state ??= Prepare("SELECT sequence, 2, body FROM state WHERE subject = $subject AND sequence <= $sequence ORDER BY sequence DESC LIMIT 1");
        (long Sequence, JournalKind Kind, string Body)? put = Base(_put, twinId, sequence);
        (long Sequence, JournalKind Kind, string Body)? state = Base(_state, twinId, sequence);
        (long Sequence, JournalKind Kind, string Body)? start = state is null || put?.Sequence > state.Value.Sequence ? put : state;
        if (start is not { Kind: JournalKind.Twin } found)
        {
            return null;
        }

        _patches ??= Prepare("SELECT time, body FROM journal WHERE subject = $subject AND kind = 3 AND sequence > $base AND sequence <= $sequence ORDER BY sequence", "$base");
        Bind(_patches, twinId, sequence);
        _patches.Parameters["$base"].Value = found.Sequence;
        Twin twin = TwinJson.Read(JsonElement.Parse(found.Body));
        using SqliteDataReader rows = _patches.ExecuteReader();
        while (rows.Read())
        {
            (string etag, IReadOnlyList<PropertyWrite> writes) = PatchJson.Read(rows.GetString(1));
            twin = TwinEdit.Apply(twin, writes, new DateTimeOffset(rows.GetInt64(0), TimeSpan.Zero), etag);
        }

        return twin;
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

    private static (long Sequence, JournalKind Kind, string Body)? Base(SqliteCommand command, string twinId, long sequence)
    {
        Bind(command, twinId, sequence);
        using SqliteDataReader rows = command.ExecuteReader();
        return rows.Read() ? (rows.GetInt64(0), (JournalKind)rows.GetInt32(1), rows.GetString(2)) : null;
    }

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
