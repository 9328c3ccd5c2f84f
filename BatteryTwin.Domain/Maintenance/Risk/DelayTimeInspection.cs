namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>Perfect inspections of defects that arise at a constant rate and become failures after an exponential delay (Christer's delay-time model).</summary>
/// <param name="DefectsPerHour">Rate at which defects arise.</param>
/// <param name="MeanDelayHours">Mean time from a defect to its failure.</param>
/// <param name="InspectionCost">Of one inspection.</param>
/// <param name="RepairCost">Of a defect that an inspection found.</param>
/// <param name="FailureCost">Of a defect that became a failure.</param>
public sealed record DelayTimeInspection(double DefectsPerHour, double MeanDelayHours, double InspectionCost, double RepairCost, double FailureCost)
{
    /// <summary>Cost per hour without inspections.</summary>
    public double UninspectedCostPerHour => DefectsPerHour * FailureCost;

    /// <summary>Share of the defects that become failures before the next inspection.</summary>
    public double FailureShare(double intervalHours)
    {
        double delays = intervalHours / MeanDelayHours;
        return 1 - ((1 - Math.Exp(-delays)) / delays);
    }

    /// <summary>Cost per hour when inspected every <paramref name="intervalHours"/>.</summary>
    public double CostPerHour(double intervalHours)
    {
        double share = FailureShare(intervalHours);
        return (InspectionCost / intervalHours) + (DefectsPerHour * ((FailureCost * share) + (RepairCost * (1 - share))));
    }

    /// <summary>The best interval; null when no inspections cost less than any.</summary>
    public double? BestIntervalHours()
    {
        (double at, double cost) = ReplacementRule.Least(hours => hours <= 0 ? double.PositiveInfinity : CostPerHour(hours), 1_000 * MeanDelayHours);
        return cost < UninspectedCostPerHour ? at : null;
    }
}
