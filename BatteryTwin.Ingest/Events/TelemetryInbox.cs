using BatteryTwin.Domain.Twins.Events;

namespace BatteryTwin.Ingest.Events;

/// <summary>Published telemetry that waits in memory for its way to the outbox. Bounded; what finds no room is counted and passed over.</summary>
internal sealed class TelemetryInbox(GraphEvents events, EventRoutes routes)
{
    public const int Capacity = 10_000;

    private readonly Lock _lock = new();
    private readonly Queue<GatheredEvent> _waiting = new();

    public void Add(PublishedTelemetry telemetry, string? traceParent)
    {
        CloudEvent happened = events.Telemetry(
            telemetry.TwinId, telemetry.Component, telemetry.ModelId, telemetry.MessageId, telemetry.SourceTime, telemetry.Body, traceParent);
        lock (_lock)
        {
            if (_waiting.Count < Capacity)
            {
                _waiting.Enqueue(new(happened, null));
                return;
            }
        }

        routes.CountDroppedTelemetry();
    }

    /// <summary>The first messages; they stay until <see cref="Remove"/>.</summary>
    public IReadOnlyList<GatheredEvent> Peek(int most)
    {
        lock (_lock)
        {
            return [.. _waiting.Take(most)];
        }
    }

    public void Remove(int messages)
    {
        lock (_lock)
        {
            for (int i = 0; i < messages; i++)
            {
                _waiting.Dequeue();
            }
        }
    }
}
