using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>Keeps what it is shown; a test can make it wait or fail.</summary>
internal sealed class RecordingObserver : ITelemetryObserver
{
    public string Name => "recording";

    public ConcurrentQueue<(TelemetryBatch Batch, IngestSource Source)> Seen { get; } = new();

    public Func<TelemetryBatch, Task> BeforeEach { get; set; } = _ => Task.CompletedTask;

    public async ValueTask ObserveAsync(TelemetryBatch batch, IngestSource source, CancellationToken cancel)
    {
        await BeforeEach(batch);
        Seen.Enqueue((batch, source));
    }
}
