using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>The time model of one asset in one period, in hours summed over its stations: the categories from <c>noShiftHours</c> to <c>noDataHours</c> add up to <c>calendarHours</c>.</summary>
public sealed record TimesRow(
    string Id, string Name, string Period, DateTimeOffset From, DateTimeOffset To, double CalendarHours, double NoShiftHours, double PauseHours, double MaintenanceHours, double TrialHours, double RunningHours, double SetupHours,
    double StarvedHours, double BlockedHours, double IdleHours, double DownHours, double NoDataHours, double PlannedBusyHours, double RunningUnplannedHours)
{
    internal static TimesRow Of(FigureRow row)
    {
        TimeModel time = row.Account.Time;
        return new(
            row.Id, row.Name, row.Period.Name, row.Period.From, row.Period.To, time.Calendar.TotalHours, time.NoShift.TotalHours, time.Pause.TotalHours, time.Maintenance.TotalHours, time.Trial.TotalHours, time.Running.TotalHours,
            time.Setup.TotalHours, time.Starved.TotalHours, time.Blocked.TotalHours, time.Idle.TotalHours, time.Down.TotalHours, time.Unknown.TotalHours, time.PlannedBusy.TotalHours, time.RunningUnplanned.TotalHours);
    }
}
