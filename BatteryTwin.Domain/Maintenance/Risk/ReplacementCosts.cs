namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>What a replacement costs, in one currency.</summary>
/// <param name="Planned">Done in time.</param>
/// <param name="Failure">Done after a failure, with everything the failure brings.</param>
public readonly record struct ReplacementCosts(double Planned, double Failure);
