using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>A state of the graph and the number of the last change in it.</summary>
internal sealed record PublishedGraph(TwinGraphSnapshot Graph, long Sequence);
