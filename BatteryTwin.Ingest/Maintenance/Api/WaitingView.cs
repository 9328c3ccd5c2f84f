using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>What waiting costs, as clients see it.</summary>
internal sealed record WaitingView(DateTimeOffset From, string Currency, double PlannedCost, double FailureCost, double LifeValuePerHour, WaitingPointView Optimum, double FlatFromHours, double FlatToHours, double FlatTolerance, WaitingPointView[] Curve)
{
    public static WaitingView Of(WaitingCost cost, DateTimeOffset from, string currency, double horizonHours, int points)
    {
        WaitingOptimum optimum = cost.Optimum(horizonHours);
        return new(
            from,
            currency,
            cost.Costs.Planned,
            cost.Costs.Failure,
            cost.LifeValuePerHour,
            WaitingPointView.Of(optimum.Best),
            optimum.FlatFromHours,
            optimum.FlatToHours,
            optimum.Tolerance,
            [.. cost.Curve(horizonHours, points).Select(WaitingPointView.Of)]);
    }
}
