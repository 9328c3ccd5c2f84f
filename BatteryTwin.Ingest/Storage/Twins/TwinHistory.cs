using BatteryTwin.Domain.Twins;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>Past states from the journal: what has changed since is read from there, everything else is shared with the newest state.</summary>
internal sealed class TwinHistory(TwinJournal journal, Func<PublishedGraph> newest) : ITwinHistory
{
    private readonly PastStates _recent = new();

    public DateTimeOffset? EarliestTime
    {
        get
        {
            using SqliteConnection connection = journal.Open();
            return PastReader.EarliestTime(connection);
        }
    }

    public async ValueTask<TwinGraphSnapshot> AsOfAsync(DateTimeOffset time, CancellationToken cancel = default)
    {
        PublishedGraph now = newest();
        using SqliteConnection connection = journal.Open();
        long sequence = SequenceAt(connection, time);
        if (sequence >= now.Sequence)
        {
            return now.Graph;
        }

        return await _recent.GetAsync(sequence, () => Task.Run(() =>
        {
            using SqliteConnection reading = journal.Open();
            return new PastGraph(new PastReader(reading), now.Graph, sequence, PastReader.TimeOf(reading, sequence), cancel).Read();
        }, cancel)).WaitAsync(cancel).ConfigureAwait(false);
    }

    public ValueTask<Twin?> TwinAsOfAsync(string twinId, DateTimeOffset time, CancellationToken cancel = default)
    {
        using SqliteConnection connection = journal.Open();
        long sequence = SequenceAt(connection, time);
        return ValueTask.FromResult(new PastReader(connection).Twin(twinId, sequence));
    }

    public ValueTask<IReadOnlyList<TwinHistoryEntry>> ChangesAsync(
        string twinId, DateTimeOffset? from, DateTimeOffset? to, int limit, long? before = null, CancellationToken cancel = default)
    {
        using SqliteConnection connection = journal.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT {JournalRow.Columns} FROM journal
            WHERE subject = $subject AND kind IN (2, 3, 4, 7, 8) AND sequence < $before AND time >= $from AND time < $to
            ORDER BY sequence DESC LIMIT $limit
            """;
        command.Parameters.AddWithValue("$subject", twinId);
        command.Parameters.AddWithValue("$before", before ?? long.MaxValue);
        command.Parameters.AddWithValue("$from", from?.UtcTicks ?? 0);
        command.Parameters.AddWithValue("$to", to?.UtcTicks ?? long.MaxValue);
        command.Parameters.AddWithValue("$limit", limit);
        List<TwinHistoryEntry> entries = [];
        using SqliteDataReader rows = command.ExecuteReader();
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            entries.Add(JournalEntries.History(JournalRow.Read(rows)));
        }

        return ValueTask.FromResult<IReadOnlyList<TwinHistoryEntry>>(entries);
    }

    public ValueTask<IReadOnlyList<GraphMoment>> MomentsAsync(DateTimeOffset from, DateTimeOffset to, int limit, CancellationToken cancel = default)
    {
        using SqliteConnection connection = journal.Open();
        return ValueTask.FromResult(new MomentReader(connection, cancel).Read(from, to, limit));
    }

    private static long SequenceAt(SqliteConnection connection, DateTimeOffset time)
    {
        if (PastReader.EarliestTime(connection) is { } earliest && time < earliest)
        {
            throw new TwinGraphException(GraphErrorCode.InvalidArgument, $"asOf {GraphTime.Text(time)} lies before the history that is kept, which begins at {GraphTime.Text(earliest)}; ask for a later time");
        }

        return PastReader.SequenceAt(connection, time);
    }
}
