using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>Reads whether today's data can be trusted. Singleton.</summary>
public sealed class DataHealthReader(IIngestStatus status, ITelemetryStore store, GapFinder gaps, TimeProvider time)
{
    public async ValueTask<DataHealthView> ReadAsync(CancellationToken cancel = default)
    {
        DateTimeOffset now = time.GetUtcNow();
        (int waiting, int capacity) = status.Queue;
        return new(
            [.. status.Sources.Select(source => new SourceRow(source, source.LastReceived - source.NewestPoint, now - source.LastReceived))],
            await gaps.FindAsync(cancel),
            [.. UnmappedMachines.Of(status.Unmapped)],
            store.Statistics,
            waiting,
            capacity,
            now);
    }
}
