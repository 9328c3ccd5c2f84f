using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// Reliability by the operating clock. Means divide by the failures (FE; the text of ISO 22400 may mean FE + 1). Without a failure there is no mean, only
/// a lower bound. Bounds are those of exponential times, censored by time.
/// </summary>
/// <param name="OperatingHours">Time in operation.</param>
/// <param name="Failures">Failures in it.</param>
/// <param name="RepairHours">Time from failure to restoration, all failures.</param>
/// <param name="MtbfHours">Mean operating time between failures; null without a failure.</param>
/// <param name="MttrHours">Mean time to restoration; null without a failure.</param>
/// <param name="LowerHours">Lower bound of the mean time between failures; null without operation.</param>
/// <param name="UpperHours">Upper bound; null without a failure.</param>
public sealed record Reliability(double OperatingHours, int Failures, double RepairHours, double? MtbfHours, double? MttrHours, double? LowerHours, double? UpperHours)
{
    /// <summary>MTBF / (MTBF + MTTR).</summary>
    public double? InherentAvailability => MtbfHours / (MtbfHours + MttrHours);

    /// <param name="operatingHours">Time in operation.</param>
    /// <param name="failures">Failures in it.</param>
    /// <param name="repairHours">Time to restoration, summed.</param>
    /// <param name="confidence">Of the two-sided bounds; without a failure of the one-sided lower bound.</param>
    public static Reliability Of(double operatingHours, int failures, double repairHours, double confidence = 0.9)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failures);
        ArgumentOutOfRangeException.ThrowIfNegative(operatingHours);
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), "the confidence must lie between 0 and 1");
        }

        if (failures == 0)
        {
            return new(operatingHours, 0, repairHours, null, null, operatingHours > 0 ? operatingHours / -Math.Log(1 - confidence) : null, null);
        }

        double lower = 2 * operatingHours / ChiSquared.InvCDF((2 * failures) + 2, (1 + confidence) / 2);
        double upper = 2 * operatingHours / ChiSquared.InvCDF(2 * failures, (1 - confidence) / 2);
        return new(operatingHours, failures, repairHours, operatingHours / failures, repairHours / failures, lower, upper);
    }
}
