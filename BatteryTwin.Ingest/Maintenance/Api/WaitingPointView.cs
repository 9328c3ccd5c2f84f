using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>A point of the curve; <see cref="PerHour"/> is what a further hour costs.</summary>
internal sealed record WaitingPointView(double Hours, double Cost, double FailureProbability, double Failure, double Planned, double LostLife, double PerHour)
{
    public static WaitingPointView Of(WaitingCostPoint point) => new(point.Hours, point.Total, point.FailureProbability, point.Failure, point.Planned, point.LostLife, point.PerHour);
}
