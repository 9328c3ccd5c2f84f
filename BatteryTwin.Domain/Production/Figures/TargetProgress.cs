namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Good units against a target, in the middle of a period.</summary>
/// <param name="Target">Good units wanted by the end of the period.</param>
/// <param name="Good">Good units so far.</param>
/// <param name="ExpectedByNow">What an even pace over the planned time would have made by now.</param>
/// <param name="RequiredPerHour">Rate from now on that would still meet the target; null when no planned time is left.</param>
/// <param name="Projected">Good units at the end at the pace so far; null before any planned time has passed.</param>
public sealed record TargetProgress(double Target, double Good, double ExpectedByNow, double? RequiredPerHour, double? Projected)
{
    /// <summary>Units ahead of the even pace; negative when behind.</summary>
    public double Ahead => Good - ExpectedByNow;

    /// <summary>Good units of those expected by now; null while none are.</summary>
    public double? Attainment => ExpectedByNow > 0 ? Good / ExpectedByNow : null;

    /// <summary>Units that will be missing at the end even if the rest of the planned time runs at the best pace; 0 while the target can still be met.</summary>
    /// <param name="bestPerHour">The best pace, good units an hour.</param>
    public double ShortAt(double bestPerHour)
    {
        double missing = Math.Max(0, Target - Good);
        double hoursLeft = RequiredPerHour is > 0 and { } required ? missing / required : 0;
        return Math.Max(0, missing - (bestPerHour * hoursLeft));
    }

    /// <param name="target">Good units wanted.</param>
    /// <param name="good">Good units so far.</param>
    /// <param name="planned">Planned busy time of the whole period.</param>
    /// <param name="elapsed">Part of it that has passed.</param>
    public static TargetProgress Of(double target, double good, TimeSpan planned, TimeSpan elapsed)
    {
        TimeSpan left = planned - elapsed;
        return new(
            target,
            good,
            planned > TimeSpan.Zero ? target * (elapsed / planned) : 0,
            left > TimeSpan.Zero ? Math.Max(0, target - good) / left.TotalHours : null,
            elapsed > TimeSpan.Zero ? good * (planned / elapsed) : null);
    }
}
