namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>The best time for a job and how much it matters.</summary>
/// <param name="Best">At the least expected cost.</param>
/// <param name="FlatFromHours">From here, in calendar hours from now, …</param>
/// <param name="FlatToHours">… to here the expected cost exceeds the least by no more than <paramref name="Tolerance"/>.</param>
/// <param name="Tolerance">Money, in the currency of the costs.</param>
public sealed record WaitingOptimum(WaitingCostPoint Best, double FlatFromHours, double FlatToHours, double Tolerance);
