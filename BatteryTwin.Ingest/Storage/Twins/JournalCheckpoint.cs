using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Moves the write-ahead log of the journal into its file, beside the writer instead of in the middle of a request: a checkpoint waits for the disk.
/// A log that grew long because writing never paused is cut with the writer waiting, which is rare.
/// </summary>
internal sealed class JournalCheckpoint(TwinJournal journal, ILogger logger) : IDisposable
{
    private const int RowsPerCheckpoint = 4_000;
    private const long MaxLogBytes = 256L << 20;

    private int _rows;
    private Task _running = Task.CompletedTask;

    /// <summary>Called by the one writer after each transaction.</summary>
    public void AfterCommit(int rows)
    {
        _rows += rows;
        if (_rows >= RowsPerCheckpoint && _running.IsCompleted)
        {
            _rows = 0;
            _running = Task.Run(Run);
        }
    }

    public void Dispose() => _running.Wait();

    private void Run()
    {
        try
        {
            using SqliteConnection connection = journal.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = journal.LogBytes > MaxLogBytes ? "PRAGMA wal_checkpoint(TRUNCATE)" : "PRAGMA wal_checkpoint(PASSIVE)";
            command.ExecuteNonQuery();
        }
        catch (SqliteException problem)
        {
            logger.LogWarning("The journal of the twin graph could not be checkpointed and is tried again: {Problem}", problem.Message);
        }
    }
}
