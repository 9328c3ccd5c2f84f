namespace BatteryTwin.Domain.Maintenance.Scheduling.Search;

/// <summary>Where a search stands.</summary>
/// <param name="Share">Of its iterations or time, 0..1.</param>
/// <param name="Cost">Cost of the best schedule so far, or its end.</param>
public readonly record struct SearchProgress(double Share, double Cost);
