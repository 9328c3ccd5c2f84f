using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// A defect's way from onset to failure: severity ((t−onset)/(failure−onset))³, interrupted by "healing" dips of 20 to 40 % in which a
/// fresh crack is rolled smooth again. 0 before the onset, held at 1 after the failure.
/// </summary>
/// <param name="Onset">When the defect becomes detectable in principle.</param>
/// <param name="Failure">When the part fails.</param>
/// <param name="Seed">Places the dips.</param>
public sealed record DegradationPath(DateTimeOffset Onset, DateTimeOffset Failure, ulong Seed)
{
    /// <summary>The way is cut into this many equal parts; each has a dip in it with probability one half.</summary>
    private const int Parts = 12;

    public double SeverityAt(DateTimeOffset time)
    {
        double progress = (time - Onset) / (Failure - Onset);
        if (progress <= 0)
        {
            return 0;
        }

        return progress >= 1 ? 1 : progress * progress * progress * (1 - Dip(progress));
    }

    /// <summary>Depth of the dip at this progress, a half sine over its part; the first and the last part have none.</summary>
    private double Dip(double progress)
    {
        int part = (int)(progress * Parts);
        if (part is 0 or Parts - 1 || SeededNoise.Uniform(Seed, part) < 0.5)
        {
            return 0;
        }

        double depth = 0.2 + (0.2 * SeededNoise.Uniform(Seed, part + Parts));
        return depth * Math.Sin(Math.PI * ((progress * Parts) - part));
    }
}
