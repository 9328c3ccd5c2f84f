using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>Reliability by the operating clock with bounds of 90 % confidence, and the view of SEMI E10 with its six times in hours.</summary>
public sealed record ReliabilityRow(
    string Id, string Name, string Period, DateTimeOffset From, DateTimeOffset To, double OperatingHours, int Failures, double RepairHours, double? MtbfHours, double? MtbfLowerHours, double? MtbfUpperHours, double? MttrHours,
    double? InherentAvailability, double ProductiveHours, double StandbyHours, double EngineeringHours, double ScheduledDownHours, double UnscheduledDownHours, double NonScheduledHours, double? OperationalUptime,
    double? OperationalUtilisation, double? TotalUtilisation)
{
    internal static ReliabilityRow Of(FigureRow row)
    {
        Reliability reliability = Reliability.Of(row.Account.Time.Running.TotalHours, row.Account.Failures, row.Account.Time.Down.TotalHours);
        SemiE10 view = SemiE10.Of(row.Account.Time, row.Account.Failures);
        return new(
            row.Id, row.Name, row.Period.Name, row.Period.From, row.Period.To, reliability.OperatingHours, reliability.Failures, reliability.RepairHours, reliability.MtbfHours, reliability.LowerHours, reliability.UpperHours,
            reliability.MttrHours, reliability.InherentAvailability, view.ProductiveHours, view.StandbyHours, view.EngineeringHours, view.ScheduledDownHours, view.UnscheduledDownHours, view.NonScheduledHours,
            view.OperationalUptime, view.OperationalUtilisation, view.TotalUtilisation);
    }
}
