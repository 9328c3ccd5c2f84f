using MathNet.Numerics.Statistics;

namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// What is normal for one machine: median and spread (1.4826 · median absolute deviation, the standard deviation of a Gaussian) of its
/// vibration RMS while healthy. Robust: up to half of the values may be from a standstill or a fault without moving it far.
/// </summary>
public sealed record VibrationBaseline(double MedianG, double SpreadG, int Count)
{
    private const double GaussianConsistency = 1.4826;

    /// <summary>Learns from RMS values of a healthy time; null when there are fewer than <paramref name="minimumCount"/> or the machine stood still.</summary>
    public static VibrationBaseline? Learn(IReadOnlyCollection<double> rmsG, int minimumCount)
    {
        if (rmsG.Count == 0 || rmsG.Count < minimumCount)
        {
            return null;
        }

        double median = rmsG.Median();
        double spread = GaussianConsistency * rmsG.Select(value => Math.Abs(value - median)).Median();
        return median > 0 ? new(median, spread, rmsG.Count) : null;
    }
}
