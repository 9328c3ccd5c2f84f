namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>When an item is best replaced.</summary>
/// <param name="RunHours">Running hours from now; 0 = now, null = run it to failure.</param>
/// <param name="CostPerHour">Cost per running hour over the whole life, in the currency of the costs.</param>
/// <param name="RunToFailureCostPerHour">The same when nothing is done before it fails.</param>
/// <param name="FailureProbability">Share of items that fail before they are replaced.</param>
/// <param name="ExpectedRunHours">Mean running hours from now until replaced or failed.</param>
public sealed record ReplacementPlan(double? RunHours, double CostPerHour, double RunToFailureCostPerHour, double FailureProbability, double ExpectedRunHours)
{
    /// <summary>Share of the cost that the plan saves against running to failure.</summary>
    public double Saving => 1 - (CostPerHour / RunToFailureCostPerHour);
}
