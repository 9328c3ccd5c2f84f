using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>Changes of the distribution of a number: of its mean (Welch 1947), its spread (Brown and Forsythe 1974), its shape (Kolmogorov and Smirnov).</summary>
internal static class DistributionTest
{
    public static IReadOnlyList<double> PValues(double[] reference, double[] batch)
    {
        double[] sorted = [.. reference.Order()];
        double[] sortedBatch = [.. batch.Order()];
        double median = sorted[sorted.Length / 2];
        double batchMedian = sortedBatch[sortedBatch.Length / 2];
        return
        [
            Welch(reference, batch),
            Welch([.. reference.Select(value => Math.Abs(value - median))], [.. batch.Select(value => Math.Abs(value - batchMedian))]),
            KolmogorovSmirnov(sorted, sortedBatch),
        ];
    }

    private static double Welch(double[] a, double[] b)
    {
        (double meanA, double errorA) = MeanAndSquaredError(a);
        (double meanB, double errorB) = MeanAndSquaredError(b);
        double error = errorA + errorB;
        if (error <= 0)
        {
            return meanA == meanB ? 1 : 0;
        }

        double freedom = error * error / ((errorA * errorA / (a.Length - 1)) + (errorB * errorB / (b.Length - 1)));
        return 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(meanA - meanB) / Math.Sqrt(error));
    }

    private static (double Mean, double SquaredError) MeanAndSquaredError(double[] values)
    {
        double mean = values.Average();
        return (mean, values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1) / values.Length);
    }

    /// <summary>Asymptotic two-sided p-value, with the correction for small samples of Stephens (1970); conservative where values repeat.</summary>
    private static double KolmogorovSmirnov(double[] a, double[] b)
    {
        double greatest = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            double value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] == value)
            {
                i++;
            }

            while (j < b.Length && b[j] == value)
            {
                j++;
            }

            greatest = Math.Max(greatest, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        double root = Math.Sqrt((double)a.Length * b.Length / (a.Length + b.Length));
        double lambda = (root + 0.12 + (0.11 / root)) * greatest;
        if (lambda < 0.3)
        {
            return 1;
        }

        double sum = 0;
        for (int k = 1; k <= 100; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * lambda * lambda);
        }

        return Math.Clamp(sum, 0, 1);
    }
}
