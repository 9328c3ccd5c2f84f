using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>A change of twins or relationships as the journal tells it: its number, and the graph after it (whose models may be newer).</summary>
internal sealed record JournaledChange(long Sequence, GraphChange Change, TwinGraphSnapshot Graph);
