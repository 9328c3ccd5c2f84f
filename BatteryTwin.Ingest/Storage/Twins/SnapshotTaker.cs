using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Takes a snapshot of the graph in the background after a number of changes, and drops telemetry's old journal rows. A failure is logged and
/// tried again after as many changes; the journal alone is enough to restore the graph.
/// </summary>
internal sealed class SnapshotTaker(TwinJournal journal, TwinGraphOptions options, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private int _changes;
    private Task _running = Task.CompletedTask;

    /// <summary>Called by the one writer after each change.</summary>
    public void AfterChange(int changes, long sequence, TwinGraphSnapshot graph)
    {
        _changes += changes;
        if (_changes >= options.SnapshotEvery && _running.IsCompleted)
        {
            _changes = 0;
            _running = Task.Run(() => Take(sequence, graph), _stop.Token);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _running.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        _stop.Dispose();
    }

    private void Take(long sequence, TwinGraphSnapshot graph)
    {
        try
        {
            journal.SaveSnapshot(sequence, GraphReplay.Compress(graph));
            long dropped = journal.PruneTelemetry(time.GetUtcNow() - options.TelemetryHistory, sequence, _stop.Token);
            logger.LogInformation("Twin graph snapshot taken at change {Sequence}; {Dropped} old telemetry changes dropped from the journal", sequence, dropped);
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Twin graph snapshot at change {Sequence} failed; the journal still holds every change", sequence);
        }
    }
}
