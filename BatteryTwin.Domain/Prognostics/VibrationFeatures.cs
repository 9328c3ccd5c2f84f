namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// Time-domain features of one window of acceleration, mean removed: RMS and peak in g, the rest without unit.
/// Crest = peak/RMS, shape = RMS/mean|x|, impulse = peak/mean|x|, clearance = peak/(mean√|x|)²; kurtosis is the excess over a Gaussian's 3.
/// A constant window has RMS 0 and every ratio 0.
/// </summary>
public readonly record struct VibrationFeatures(
    double Rms,
    double Peak,
    double CrestFactor,
    double Skewness,
    double Kurtosis,
    double ShapeFactor,
    double ImpulseFactor,
    double ClearanceFactor)
{
    /// <exception cref="ArgumentException">The window is empty.</exception>
    public static VibrationFeatures Of(ReadOnlySpan<double> window)
    {
        if (window.IsEmpty)
        {
            throw new ArgumentException("features need at least one sample", nameof(window));
        }

        double mean = 0;
        foreach (double sample in window)
        {
            mean += sample;
        }

        mean /= window.Length;
        double peak = 0, sumAbs = 0, sumRoot = 0, sum2 = 0, sum3 = 0, sum4 = 0;
        foreach (double sample in window)
        {
            double c = sample - mean;
            double abs = Math.Abs(c);
            double square = c * c;
            peak = Math.Max(peak, abs);
            sumAbs += abs;
            sumRoot += Math.Sqrt(abs);
            sum2 += square;
            sum3 += square * c;
            sum4 += square * square;
        }

        return FromSums(window.Length, peak, sumAbs, sumRoot, sum2, sum3, sum4);
    }

    private static VibrationFeatures FromSums(int n, double peak, double sumAbs, double sumRoot, double sum2, double sum3, double sum4)
    {
        double variance = sum2 / n;
        if (variance == 0)
        {
            return default;
        }

        double rms = Math.Sqrt(variance);
        double meanAbs = sumAbs / n;
        double meanRoot = sumRoot / n;
        return new(
            rms,
            peak,
            peak / rms,
            sum3 / n / (variance * rms),
            (sum4 / n / (variance * variance)) - 3,
            rms / meanAbs,
            peak / meanAbs,
            peak / (meanRoot * meanRoot));
    }
}
