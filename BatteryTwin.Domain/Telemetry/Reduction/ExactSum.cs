namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>
/// Takes the noise of adding off a sum: decimals with few digits add up to a decimal with as few, and floating-point addition misses it by its rounding
/// errors only. For such numbers the sum comes closer to the true one and takes a quarter of the space in a stored
/// column; any other sum moves by less than the bound of its rounding error.
/// </summary>
public static class ExactSum
{
    private const int MostDigits = 9;
    private const double Ulp = 1.1102230246251565e-16;

    private static readonly double[] s_powers = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

    /// <summary>The summary with the decimal of fewest digits, at most nine behind the point, that its sum stands for; unchanged when there is none.</summary>
    public static PointSummary Of(PointSummary summary)
    {
        if (summary.Type != FieldType.Float || summary.Count < 2 || !double.IsFinite(summary.FloatSum))
        {
            return summary;
        }

        // Bound of the error of adding n numbers one after the other: (n - 1) u times the sum of their magnitudes (Higham, "The accuracy of floating
        // point summation", 1993), of which the larger extreme times n is an upper
        // bound; held at 64 additions, which is tighter.
        double largest = Math.Max(Math.Abs(BitConverter.Int64BitsToDouble(summary.MinBits)), Math.Abs(BitConverter.Int64BitsToDouble(summary.MaxBits)));
        double mostError = summary.Count * Ulp * largest * Math.Min(summary.Count, 64);
        for (int digits = 0; digits <= MostDigits; digits++)
        {
            double scaled = Math.Round(summary.FloatSum * s_powers[digits]);
            double decimalSum = scaled / s_powers[digits];
            if (Math.Abs(scaled) < 1L << 53 && Math.Abs(decimalSum - summary.FloatSum) <= mostError)
            {
                summary.FloatSum = decimalSum;
                return summary;
            }
        }

        return summary;
    }
}
