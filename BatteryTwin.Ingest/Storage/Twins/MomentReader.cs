using System.Text.Json;
using BatteryTwin.Domain.Twins;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Reads the moments that changed structure or health. Both have an index of their own in the order of time, so the many rows of property
/// writes are never looked at, and of an import with thousands of changes at one time only the first is read.
/// </summary>
internal sealed class MomentReader(SqliteConnection connection, CancellationToken cancel)
{
    private const string Structure = "INDEXED BY journal_structure WHERE kind IN (1, 2, 4, 5, 6, 7, 8)";
    private const string Health = "INDEXED BY journal_health WHERE kind = 3 AND instr(body, '\"HealthPrediction\"') > 0";

    /// <summary>The newest moments from and until a time, in order.</summary>
    public IReadOnlyList<GraphMoment> Read(DateTimeOffset from, DateTimeOffset to, int limit)
    {
        SortedDictionary<long, (long First, int Count)> moments = [];
        foreach ((long time, long first, int count) in (IEnumerable<(long, long, int)>)[.. Times(Structure, from, to, limit), .. Times(Health, from, to, limit)])
        {
            (long First, int Count) known = moments.GetValueOrDefault(time, (first, 0));
            moments[time] = (Math.Min(known.First, first), known.Count + count);
        }

        return [.. moments.Values.Skip(Math.Max(0, moments.Count - limit)).Select(moment => Moment(moment.First, moment.Count))];
    }

    /// <summary>The newest times, and how many changes each has, with the number of the first.</summary>
    private List<(long Time, long First, int Count)> Times(string which, DateTimeOffset from, DateTimeOffset to, int limit)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = $"SELECT time, min(sequence), count(*) FROM journal {which} AND time >= $from AND time <= $to GROUP BY time ORDER BY time DESC LIMIT $limit";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$from", from.UtcTicks);
        command.Parameters.AddWithValue("$to", to.UtcTicks);
        command.Parameters.AddWithValue("$limit", limit);
        List<(long, long, int)> times = [];
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            times.Add((rows.GetInt64(0), rows.GetInt64(1), rows.GetInt32(2)));
        }

        return times;
    }

    private GraphMoment Moment(long sequence, int count)
    {
        cancel.ThrowIfCancellationRequested();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT {JournalRow.Columns} FROM journal WHERE sequence = $sequence";
        command.Parameters.AddWithValue("$sequence", sequence);
        using SqliteDataReader rows = command.ExecuteReader();
        rows.Read();
        JournalEntry entry = JournalRow.Read(rows);
        return new(entry.Time, KindOf(entry), entry.Subject, entry.Member, HealthOf(entry), count);
    }

    private GraphMomentKind KindOf(JournalEntry entry) => entry.Kind switch
    {
        JournalKind.Model => WasThere("kind IN (1, 6) AND subject = $subject", entry) ? GraphMomentKind.ModelReplaced : GraphMomentKind.ModelAdded,
        JournalKind.ModelDecommissioned => GraphMomentKind.ModelMarked,
        JournalKind.ModelDeleted => GraphMomentKind.ModelDeleted,
        JournalKind.Twin => WasThere("kind IN (2, 7) AND subject = $subject", entry) ? GraphMomentKind.TwinReplaced : GraphMomentKind.TwinAdded,
        JournalKind.TwinDeleted => GraphMomentKind.TwinDeleted,
        JournalKind.Relationship => WasThere("kind IN (4, 8) AND subject = $subject AND member = $member", entry) ? GraphMomentKind.RelationshipChanged : GraphMomentKind.RelationshipAdded,
        JournalKind.RelationshipDeleted => GraphMomentKind.RelationshipDeleted,
        _ => GraphMomentKind.HealthWritten,
    };

    /// <summary>Whether the row before of the same model, twin or relationship is one that made it, not one that deleted it.</summary>
    private bool WasThere(string same, JournalEntry entry)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = $"SELECT kind FROM journal WHERE {same} AND sequence < $sequence ORDER BY sequence DESC LIMIT 1";
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$subject", entry.Subject);
        command.Parameters.AddWithValue("$member", (object?)entry.Member ?? DBNull.Value);
        command.Parameters.AddWithValue("$sequence", entry.Sequence);
        return command.ExecuteScalar() is long kind && (JournalKind)kind is JournalKind.Model or JournalKind.Twin or JournalKind.Relationship;
    }

    private static string? HealthOf(JournalEntry entry) =>
        entry.Kind == JournalKind.Patch
        && PatchJson.Read(entry.Body).Writes.FirstOrDefault(write => write.Path == HealthPrediction.PropertyName)?.Value is { ValueKind: JsonValueKind.String } health
            ? health.GetString()
            : null;
}
