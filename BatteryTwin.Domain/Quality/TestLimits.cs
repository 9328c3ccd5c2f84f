using BatteryTwin.Domain.RootCause.Plant;

namespace BatteryTwin.Domain.Quality;

/// <summary>The limit a tester uses, seen from what it passed and what it failed.</summary>
public static class TestLimits
{
    private const double MostMisjudged = 0.002;
    private const int LeastFailures = 5;

    /// <param name="values">Measured values.</param>
    /// <param name="failed">1 for each that failed, else 0.</param>
    /// <returns>Null when too few failed, or no limit parts them.</returns>
    public static SpecificationLimits? Learn(double[] values, double[] failed)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(failed);
        int[] rows = [.. Enumerable.Range(0, values.Length).Where(row => !double.IsNaN(values[row]) && !double.IsNaN(failed[row]))];
        if (rows.Count(row => failed[row] == 1) < LeastFailures || rows.All(row => failed[row] == 1))
        {
            return null;
        }

        (LimitRule rule, int misjudged) = LimitRule.Learn(values, failed, rows);
        return misjudged > rows.Length * MostMisjudged ? null : rule.IsUpper ? new(null, Rounded(rule.Limit)) : new(Rounded(rule.Limit), null);
    }

    /// <summary>To four digits: a limit is a round number, and lies anywhere between two values.</summary>
    private static double Rounded(double limit) => limit == 0 ? 0 : Math.Round(limit, Math.Clamp(3 - (int)Math.Floor(Math.Log10(Math.Abs(limit))), 0, 15));
}
