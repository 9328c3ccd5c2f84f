namespace BatteryTwin.Domain.Production.Figures;

/// <summary>How much of the time one station held the line back.</summary>
/// <param name="StationId">The station.</param>
/// <param name="Momentary">Time as the momentary bottleneck.</param>
/// <param name="Sole">Time as the only bottleneck.</param>
/// <param name="Shifting">Time in which the bottleneck moved from or to another station.</param>
/// <param name="MeanActive">Mean length of its active periods.</param>
public sealed record BottleneckShare(string StationId, TimeSpan Momentary, TimeSpan Sole, TimeSpan Shifting, TimeSpan MeanActive);
