using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>
/// How a defect grows from its onset to the failure: what breaks out at once (<see cref="Step"/>), then a power of the time passed, interrupted
/// by "healing" dips of 20 to 40 % in which a fresh crack is rolled smooth again. Severity is 0 before the onset and held at 1 after the failure.
/// </summary>
/// <param name="Hours">From onset to failure.</param>
/// <param name="Seed">Places the dips.</param>
public readonly record struct WearGrowth(double Hours, ulong Seed)
{
    /// <summary>The way is cut into this many equal parts; each has a dip in it with probability one half.</summary>
    private const int Parts = 12;

    /// <summary>Severity that is there as soon as the defect has broken out: a spall, a scratch; 0 for wear that begins at nothing.</summary>
    public double Step { get; init; }

    /// <summary>Time in which the step comes.</summary>
    public double StepHours { get; init; }

    /// <summary>Power of the share of time passed; 3 for bearings, nearer 1 for even wear.</summary>
    public double Exponent { get; init; } = 3;

    /// <param name="hours">Since the onset.</param>
    public double SeverityAt(double hours)
    {
        double progress = hours / Hours;
        if (!(progress > 0))
        {
            return 0;
        }

        double step = Step <= 0 ? 0 : StepHours <= 0 ? Step : Step * Math.Min(1, hours / StepHours);
        return progress >= 1 ? 1 : step + ((1 - Step) * Math.Pow(progress, Exponent) * (1 - Dip(progress)));
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
