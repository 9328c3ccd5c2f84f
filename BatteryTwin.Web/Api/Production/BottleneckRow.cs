namespace BatteryTwin.Web.Api.Production;

/// <summary>How much of the time one station held its line back, by active periods; the first of a line is its bottleneck.</summary>
public sealed record BottleneckRow(string LineId, string StationId, string Name, double MomentaryHours, double SoleHours, double ShiftingHours, double MeanActiveHours, bool IsBottleneck);
