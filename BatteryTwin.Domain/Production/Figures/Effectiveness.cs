using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// Ratios of ISO 22400-2 (0 to 1; null where the denominator is zero: a Sunday without shift has no OEE, neither 0 nor 1). Planned busy time without
/// data is left out of the denominators and told by <see cref="Coverage"/>.
/// </summary>
public sealed record Effectiveness
{
    /// <summary>A rate reading wavers by this much; above it an effectiveness over 1 says that the planned rate is too low.</summary>
    private const double RateTolerance = 0.01;

    /// <summary>APT / PBT.</summary>
    public double? Availability { get; init; }

    /// <summary>PRI · PQ / APT. May exceed 1, see <see cref="IsRateDoubtful"/>.</summary>
    public double? Performance { get; init; }

    /// <summary>GQ / PQ; over several stations weighted by their planned run times.</summary>
    public double? Quality { get; init; }

    /// <summary>PRI · GQ / PBT.</summary>
    public double? Oee { get; init; }

    /// <summary>Net equipment effectiveness: AUPT / PBT · E · Q, setup counting as use.</summary>
    public double? Nee { get; init; }

    /// <summary>PRI · GQ over all of the calendar, work outside the plan included.</summary>
    public double? CalendarUse { get; init; }

    /// <summary>APT / AUBT.</summary>
    public double? UtilisationEfficiency { get; init; }

    /// <summary>AUBT / PBT.</summary>
    public double? AllocationEfficiency { get; init; }

    /// <summary>APT / (APT + ADET).</summary>
    public double? TechnicalEfficiency { get; init; }

    /// <summary>AUST / AUPT.</summary>
    public double? SetupRatio { get; init; }

    /// <summary>Blocked time / PBT.</summary>
    public double? BlockageRatio { get; init; }

    /// <summary>Starved time / PBT.</summary>
    public double? StarvationRatio { get; init; }

    /// <summary>SQ / PQ.</summary>
    public double? ScrapRatio { get; init; }

    /// <summary>RQ / PQ.</summary>
    public double? ReworkRatio { get; init; }

    /// <summary>Share of the planned busy time about which there is data.</summary>
    public double? Coverage { get; init; }

    /// <summary>More was made than the planned rate allows: the planned run time is wrong. Nothing is clamped.</summary>
    public bool IsRateDoubtful { get; init; }

    public static Effectiveness Of(ProductionAccount account)
    {
        TimeModel time = account.Time;
        double planned = time.KnownBusy.TotalHours;

        // Without planned time, speed and quality of what was made all the same are still worth knowing.
        bool isPlanned = time.PlannedBusy > TimeSpan.Zero;
        Output made = isPlanned ? account.Planned : account.Unplanned;
        double running = (isPlanned ? time.Running : time.RunningUnplanned).TotalHours;
        double? performance = Ratio(made.IdealHours, running);
        double? quality = Ratio(made.IdealGoodHours, made.IdealHours);
        return new()
        {
            Availability = Ratio(time.Running.TotalHours, planned),
            Performance = performance,
            Quality = quality,
            Oee = Ratio(account.Planned.IdealGoodHours, planned),
            Nee = Ratio(time.ActualProcessing.TotalHours, planned) * performance * quality,
            CalendarUse = Ratio(account.Planned.IdealGoodHours + account.Unplanned.IdealGoodHours, time.Calendar.TotalHours),
            UtilisationEfficiency = Ratio(time.Running.TotalHours, time.ActualBusy.TotalHours),
            AllocationEfficiency = Ratio(time.ActualBusy.TotalHours, planned),
            TechnicalEfficiency = Ratio(time.Running.TotalHours, (time.Running + time.Delay).TotalHours),
            SetupRatio = Ratio(time.Setup.TotalHours, time.ActualProcessing.TotalHours),
            BlockageRatio = Ratio(time.Blocked.TotalHours, planned),
            StarvationRatio = Ratio(time.Starved.TotalHours, planned),
            ScrapRatio = Ratio(made.Scrap, made.Produced),
            ReworkRatio = Ratio(made.Rework, made.Produced),
            Coverage = Ratio(planned, time.PlannedBusy.TotalHours),
            IsRateDoubtful = performance > 1 + RateTolerance,
        };
    }

    private static double? Ratio(double part, double whole) => whole > 0 ? part / whole : null;
}
