namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Output that a plan wanted and that was not made, as hours of the plan's own pace: so lines that make different things can be compared, and paid by the hour.</summary>
public static class LostOutput
{
    /// <summary>Hours of output that are missing; 0 when nothing is.</summary>
    /// <param name="wanted">Units that should have been made.</param>
    /// <param name="made">Good units that were.</param>
    /// <param name="target">Units wanted over the whole planned time.</param>
    /// <param name="planned">That time.</param>
    public static double Hours(double wanted, double made, double target, TimeSpan planned) =>
        target > 0 && made < wanted ? (wanted - made) / target * planned.TotalHours : 0;
}
