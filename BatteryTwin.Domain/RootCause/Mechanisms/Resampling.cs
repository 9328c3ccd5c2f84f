using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.RootCause.Mechanisms;

/// <summary>Rows drawn with replacement (bootstrap, Efron 1979): each counts as often as a Poisson number with mean 1 says.</summary>
internal static class Resampling
{
    private const int Most = 12;

    /// <summary>How often a row counts.</summary>
    public static int Count(ulong seed, int row)
    {
        double uniform = SeededNoise.Uniform(seed, row);
        int count = 0;
        double probability = Math.Exp(-1);
        for (double sum = probability; uniform > sum && count < Most; sum += probability)
        {
            probability /= ++count;
        }

        return count;
    }
}
