namespace BatteryTwin.Domain.Prognostics;

/// <summary>A change of a controlled value's state and its evidence: the last window's standard deviation and mean, and the limit.</summary>
public sealed record SpreadFinding(bool Unstable, double StandardDeviation, double Mean, double Limit);
