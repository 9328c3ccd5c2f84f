namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>Values of one place by stretch of time; null where there are none.</summary>
public sealed record PlaceSeries(string Place, IReadOnlyList<double?> Values);
