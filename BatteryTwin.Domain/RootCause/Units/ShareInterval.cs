using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>Half widths of intervals around shares, from how much they change when one fit is left out.</summary>
internal static class ShareInterval
{
    public static double[] HalfWidths(CoalitionShares shares, double level)
    {
        int fits = shares.WithoutFit.Length;
        double t = StudentT.InvCDF(0, 1, fits - 1, (1 + level) / 2);
        double[] half = new double[shares.All.Length];
        for (int player = 0; player < half.Length; player++)
        {
            double mean = shares.WithoutFit.Average(without => without[player]);
            double variance = shares.WithoutFit.Sum(without => (without[player] - mean) * (without[player] - mean)) / (fits - 1);

            // Leaving out one of n moves a mean by 1/(n − 1) of how far that one is from it: this is the standard deviation of single fits.
            half[player] = t * (fits - 1) * Math.Sqrt(variance);
        }

        return half;
    }
}
