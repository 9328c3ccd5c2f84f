using System.Collections.Concurrent;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>Keeps rejected points in a list.</summary>
internal sealed class ListQuarantine : IQuarantineLog
{
    public ConcurrentQueue<QuarantinedPoint> Points { get; } = new();

    public long Dropped { get; private set; }

    /// <summary>A rejection log that writes here.</summary>
    public RejectionLog Log => new(this, Options.Create(new IngestPipelineOptions()), TimeProvider.System, NullLogger<RejectionLog>.Instance);

    public ValueTask AddAsync(IReadOnlyList<QuarantinedPoint> points, CancellationToken cancel = default)
    {
        foreach (QuarantinedPoint point in points)
        {
            Points.Enqueue(point);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask ForgetAsync(string source, string document, int fromLine) => ValueTask.CompletedTask;

    public void CountDropped(long points) => Dropped += points;
}
