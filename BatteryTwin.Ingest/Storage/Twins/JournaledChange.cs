using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>A change of a twin or relationship as the journal tells it: its number, and the model of the twin, for a relationship of its source.</summary>
internal sealed record JournaledChange(long Sequence, GraphChange Change, string? ModelId);
