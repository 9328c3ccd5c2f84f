using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.Quality;

/// <summary>
/// How well a process keeps its specification (ISO 22514-2): Cp and Cpk with a spread within subgroups, Pp and Ppk with the overall one. Not to be told while the chart is
/// out of control.
/// </summary>
/// <param name="Spread">Width of the specification over six sigma; null with one limit only.</param>
/// <param name="Upper">Distance of the mean to the upper limit over three sigma; null without one.</param>
/// <param name="Lower">Distance of the mean to the lower limit over three sigma; null without one.</param>
/// <param name="Worst">The smaller of the two: Cpk or Ppk.</param>
/// <param name="SpreadInterval">Confidence interval of <paramref name="Spread"/> (chi-square).</param>
/// <param name="WorstInterval">Confidence interval of <paramref name="Worst"/> (Bissell 1990).</param>
/// <param name="OutOfSpecPpm">Expected out of specification, normal distribution.</param>
public sealed record Capability(double? Spread, double? Upper, double? Lower, double Worst, ConfidenceInterval? SpreadInterval, ConfidenceInterval WorstInterval, double OutOfSpecPpm)
{
    /// <param name="mean">Mean of the process.</param>
    /// <param name="sigma">Within subgroups for Cp and Cpk, overall for Pp and Ppk.</param>
    /// <param name="lowerLimit">Lower specification limit; null for none.</param>
    /// <param name="upperLimit">Upper specification limit; null for none.</param>
    /// <param name="values">Values behind the mean.</param>
    /// <param name="freedom">Degrees of freedom behind sigma.</param>
    /// <param name="level">Confidence level.</param>
    /// <exception cref="ArgumentException">No limit, limits in the wrong order, or too little data.</exception>
    public static Capability Of(double mean, double sigma, double? lowerLimit, double? upperLimit, int values, int freedom, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sigma);
        ArgumentOutOfRangeException.ThrowIfLessThan(values, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(freedom, 1);
        if ((lowerLimit is null && upperLimit is null) || lowerLimit >= upperLimit)
        {
            throw new ArgumentException("there must be a specification limit, and the lower one below the upper one", nameof(lowerLimit));
        }

        double? upper = (upperLimit - mean) / (3 * sigma);
        double? lower = (mean - lowerLimit) / (3 * sigma);
        double? spread = (upperLimit - lowerLimit) / (6 * sigma);
        double worst = Math.Min(upper ?? double.PositiveInfinity, lower ?? double.PositiveInfinity);
        double tail = (1 - level) / 2;
        double half = Normal.InvCDF(0, 1, 1 - tail) * Math.Sqrt((1 / (9.0 * values)) + (worst * worst / (2 * freedom)));
        double out1 = upper is { } up ? Tail(3 * up) : 0;
        double out2 = lower is { } low ? Tail(3 * low) : 0;
        ConfidenceInterval? interval = spread is { } width
            ? new(width * Math.Sqrt(ChiSquared.InvCDF(freedom, tail) / freedom), width * Math.Sqrt(ChiSquared.InvCDF(freedom, 1 - tail) / freedom))
            : null;
        return new(spread, upper, lower, worst, interval, new(worst - half, worst + half), 1e6 * (out1 + out2));
    }

    private static double Tail(double sigmas) => 0.5 * SpecialFunctions.Erfc(sigmas / Math.Sqrt(2));
}
