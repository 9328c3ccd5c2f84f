using BatteryTwin.Domain.Twins.Events;

namespace BatteryTwin.Ingest.Events;

/// <summary>An event on its way to the outbox; <paramref name="Sequence"/> is its place in the graph's journal, null for telemetry.</summary>
internal sealed record GatheredEvent(CloudEvent Event, long? Sequence);
