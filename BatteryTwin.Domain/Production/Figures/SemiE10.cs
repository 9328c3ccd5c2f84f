using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>The six states of SEMI E10, in hours, and its figures (null where nothing is to divide by).</summary>
/// <param name="ProductiveHours">PRD: makes product.</param>
/// <param name="StandbyHours">SBY: able, but no material, operator or outlet.</param>
/// <param name="EngineeringHours">ENG: trials.</param>
/// <param name="ScheduledDownHours">SDT: setup and planned maintenance.</param>
/// <param name="UnscheduledDownHours">UDT: failed until restored.</param>
/// <param name="NonScheduledHours">NST: no shift, pauses.</param>
/// <param name="Failures">Failures in the time.</param>
public sealed record SemiE10(
    double ProductiveHours, double StandbyHours, double EngineeringHours, double ScheduledDownHours, double UnscheduledDownHours, double NonScheduledHours, int Failures)
{
    public double UptimeHours => ProductiveHours + StandbyHours + EngineeringHours;

    public double DowntimeHours => ScheduledDownHours + UnscheduledDownHours;

    public double OperationsHours => UptimeHours + DowntimeHours;

    public double TotalHours => OperationsHours + NonScheduledHours;

    /// <summary>Uptime / operations time.</summary>
    public double? OperationalUptime => Ratio(UptimeHours, OperationsHours);

    /// <summary>Productive / operations time.</summary>
    public double? OperationalUtilisation => Ratio(ProductiveHours, OperationsHours);

    /// <summary>Productive / total time.</summary>
    public double? TotalUtilisation => Ratio(ProductiveHours, TotalHours);

    /// <summary>MTBFp: productive time between failures; null without a failure.</summary>
    public double? MtbfProductiveHours => Ratio(ProductiveHours, Failures);

    /// <summary>Null without a failure.</summary>
    public double? MttrHours => Ratio(UnscheduledDownHours, Failures);

    /// <summary>The nearest categories of the time model of ISO 22400; time without data belongs to none and is left out.</summary>
    public static SemiE10 Of(TimeModel time, int failures) => new(
        time.Running.TotalHours,
        time.Delay.TotalHours,
        time.Trial.TotalHours,
        (time.Setup + time.Maintenance).TotalHours,
        time.Down.TotalHours,
        (time.NoShift + time.Pause).TotalHours,
        failures);

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}
