namespace BatteryTwin.Domain.Tests.Quality;

/// <summary>Average run lengths by simulation, from a fixed seed.</summary>
internal static class RunLengths
{
    /// <param name="shift">Mean of the values, in standard deviations, from the first on.</param>
    /// <param name="runs">Runs to average.</param>
    /// <param name="firstSignal">Position of the first signal; null for none within the values.</param>
    public static double Mean(double shift, int runs, Func<IReadOnlyList<double>, int?> firstSignal)
    {
        Random random = new(20260302);
        double sum = 0;
        for (int run = 0; run < runs; run++)
        {
            // Longer and longer pieces, so that a signal soon found costs little.
            List<double> values = [];
            int? signal = null;
            for (int length = 64; signal is null; length *= 4)
            {
                while (values.Count < length)
                {
                    values.Add(shift + (Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
                }

                signal = firstSignal(values);
            }

            sum += signal.Value + 1;
        }

        return sum / runs;
    }
}
