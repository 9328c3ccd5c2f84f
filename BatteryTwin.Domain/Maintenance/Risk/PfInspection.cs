namespace BatteryTwin.Domain.Maintenance.Risk;

/// <summary>Inspections between the point at which a failure can be seen (P) and the failure (F), after Moubray.</summary>
public static class PfInspection
{
    /// <summary>Probability that a failure whose onset is random is found in time.</summary>
    /// <param name="intervalHours">Hours between inspections.</param>
    /// <param name="warningHours">Hours from P to F, less what is needed to act.</param>
    /// <param name="detection">Probability that one inspection finds it, 0..1.</param>
    /// <returns>The mean over onsets, and the worst onset.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The interval is not above 0, the warning is negative, or the detection is no probability.</exception>
    public static (double Mean, double Worst) FoundProbability(double intervalHours, double warningHours, double detection)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(intervalHours);
        ArgumentOutOfRangeException.ThrowIfNegative(warningHours);
        ArgumentOutOfRangeException.ThrowIfNegative(detection);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(detection, 1);
        double sure = Math.Floor(warningHours / intervalHours);
        double further = (warningHours / intervalHours) - sure;
        double worst = 1 - Math.Pow(1 - detection, sure);
        return (((1 - further) * worst) + (further * (1 - Math.Pow(1 - detection, sure + 1))), worst);
    }
}
