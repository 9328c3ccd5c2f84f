using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>A pipeline that stores every batch and remembers it; it can be told to be overloaded for some calls, or to wait.</summary>
internal sealed class MemoryPipeline(MemoryTelemetryStore store) : IIngestPipeline
{
    private readonly Lock _lock = new();
    private readonly List<(TelemetryBatch Batch, IngestSource Source)> _taken = [];

    /// <summary>Calls still to be refused.</summary>
    public int Overloads { get; set; }

    /// <summary>Calls wait for this task; completed by default.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    public IReadOnlyList<(TelemetryBatch Batch, IngestSource Source)> Taken
    {
        get
        {
            lock (_lock)
            {
                return [.. _taken];
            }
        }
    }

    public async ValueTask<IngestResult> IngestAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel = default)
    {
        await Gate;
        if (Overloads > 0)
        {
            Overloads--;
            throw new IngestOverloadedException();
        }

        await store.AppendAsync(batch, cancel);
        lock (_lock)
        {
            _taken.Add((batch, source));
        }

        return new(batch.Count, []);
    }
}
