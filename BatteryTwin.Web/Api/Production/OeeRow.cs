using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>Ratios of ISO 22400-2 of one asset in one period, 0 to 1, null where there is nothing to divide by; counts are those of the last stations.</summary>
/// <param name="Id">Twin.</param>
/// <param name="Name">Its name.</param>
/// <param name="Period">Name of the period; empty for the whole time.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="PlannedBusyHours">PBT, summed over stations.</param>
/// <param name="Coverage">Share of it about which there is data.</param>
/// <param name="Availability">APT / PBT.</param>
/// <param name="Performance">PRI · PQ / APT.</param>
/// <param name="Quality">GQ / PQ.</param>
/// <param name="Oee">PRI · GQ / PBT.</param>
/// <param name="Nee">AUPT / PBT · E · Q.</param>
/// <param name="UtilisationEfficiency">APT / AUBT.</param>
/// <param name="AllocationEfficiency">AUBT / PBT.</param>
/// <param name="TechnicalEfficiency">APT / (APT + ADET).</param>
/// <param name="SetupRatio">AUST / AUPT.</param>
/// <param name="BlockageRatio">Blocked time / PBT.</param>
/// <param name="StarvationRatio">Starved time / PBT.</param>
/// <param name="CalendarUse">PRI · GQ over all of the calendar.</param>
/// <param name="Produced">Units made.</param>
/// <param name="Good">Good units.</param>
/// <param name="RateDoubtful">More was made than the planned rate allows: the planned rate is too low.</param>
public sealed record OeeRow(
    string Id, string Name, string Period, DateTimeOffset From, DateTimeOffset To, double PlannedBusyHours, double? Coverage, double? Availability, double? Performance, double? Quality, double? Oee, double? Nee,
    double? UtilisationEfficiency, double? AllocationEfficiency, double? TechnicalEfficiency, double? SetupRatio, double? BlockageRatio, double? StarvationRatio, double? CalendarUse, double Produced, double Good, bool RateDoubtful)
{
    internal static OeeRow Of(FigureRow row)
    {
        Effectiveness figures = row.Figures;
        return new(
            row.Id, row.Name, row.Period.Name, row.Period.From, row.Period.To, row.Account.Time.PlannedBusy.TotalHours, figures.Coverage, figures.Availability, figures.Performance, figures.Quality, figures.Oee, figures.Nee,
            figures.UtilisationEfficiency, figures.AllocationEfficiency, figures.TechnicalEfficiency, figures.SetupRatio, figures.BlockageRatio, figures.StarvationRatio, figures.CalendarUse, row.Produced, row.Good, figures.IsRateDoubtful);
    }
}
