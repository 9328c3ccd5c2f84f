using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// Takes a snapshot of the graph in the background after a number of changes, and compacts the journal. A failure is logged and tried again
/// after as many changes; the journal alone is enough to restore the graph.
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

        // A snapshot costs as much as the graph is large: taken once per as many changes, it costs each of them the same.
        if (_changes >= Math.Max(options.SnapshotEvery, graph.Twins.Count + graph.Relationships.Count) && _running.IsCompleted)
        {
            _changes = 0;
            _running = Task.Run(() => Take(sequence, graph), _stop.Token);
        }
    }

    /// <summary>Takes a last snapshot when the next start would otherwise replay many changes; at a normal stop, after the last change.</summary>
    public void Stop(long sequence, TwinGraphSnapshot graph)
    {
        _stop.Cancel();
        _running.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
        if (_changes >= options.SnapshotEvery)
        {
            Take(sequence, graph);
        }
    }

    public void Dispose() => _stop.Dispose();

    private void Take(long sequence, TwinGraphSnapshot graph)
    {
        try
        {
            journal.SaveSnapshot(sequence, SnapshotFormat.Write(graph));
            long dropped = new JournalCompaction(journal).Run(options, time.GetUtcNow(), sequence, _stop.Token);
            logger.LogInformation("Twin graph snapshot taken at change {Sequence}; {Dropped} old changes dropped from the journal", sequence, dropped);
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Twin graph snapshot at change {Sequence} failed; the journal still holds every change", sequence);
        }
    }
}
