using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>
/// One signal of a component that wears, as a law: its healthy value, the difference between machines, slow and fast noise, what the
/// wear adds, and what it shows when the machine stands still. Gives the value of any second and the mean of any hour, by the same law.
/// </summary>
/// <param name="Field">Path in the twin of the station (<c>BallBearings.temperature</c>).</param>
/// <param name="Nominal">Healthy running value.</param>
/// <param name="Digits">Decimals of the sensor.</param>
public sealed record WearSignal(string Field, double Nominal, int Digits)
{
    private const double HourSeconds = 3600;

    /// <summary>Values a minute-wise record has in an hour; their jitter averages out.</summary>
    private const int ValuesPerHour = 60;

    /// <summary>Moments at which the slow noise of an hour is looked at.</summary>
    private const int Looks = 4;

    /// <summary>Standard deviation between machines, as a share of the value.</summary>
    public double MachineShare { get; init; } = 0.02;

    /// <summary>Standard deviation of the noise that changes over <see cref="SlowMinutes"/>.</summary>
    public double Slow { get; init; }

    public double SlowMinutes { get; init; } = 60;

    /// <summary>Standard deviation of the sensor's own noise, new with every value.</summary>
    public double Jitter { get; init; }

    /// <summary>Added by wear of severity 0 to 1.</summary>
    public Func<double, double> Wear { get; init; } = static _ => 0;

    /// <summary>Added per hour of age: counters of strokes and metres.</summary>
    public double PerHour { get; init; }

    /// <summary>Share of the value that follows the line's rate (at 700 cells an hour: none of it shows).</summary>
    public double RateShare { get; init; }

    /// <summary>Value at standstill; null when the signal does not care.</summary>
    public double? Stopped { get; init; }

    /// <summary>True for whole numbers.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Value at a second, before rounding.</summary>
    /// <param name="seconds">Time.</param>
    /// <param name="level">Speed of the machine, 0 to 1.</param>
    /// <param name="state">Wear and age of the component.</param>
    /// <param name="seed">The signal's own.</param>
    public double At(double seconds, double level, WearState state, ulong seed)
    {
        double running = Mean(state, 1, seed) + (Slow * SeededNoise.Smooth(seed, seconds, SlowMinutes * 60)) + (Jitter * SeededNoise.Gaussian(seed ^ 2, (long)Math.Floor(seconds)));
        return Stopped is { } stopped ? stopped + ((running - stopped) * level) : running;
    }

    /// <summary>Mean of an hour as a record of one value a minute gives it.</summary>
    /// <param name="hour">Number of the hour.</param>
    /// <param name="duty">Mean speed of the machine in it, 0 to 1.</param>
    /// <param name="rate">Full speed against that of 700 cells an hour.</param>
    /// <param name="state">Wear and age in the middle of the hour.</param>
    /// <param name="seed">The signal's own.</param>
    public double HourMean(long hour, double duty, double rate, WearState state, ulong seed)
    {
        double slow = 0;
        for (int look = 0; look < Looks; look++)
        {
            slow += SeededNoise.Smooth(seed, (hour + ((look + 0.5) / Looks)) * HourSeconds, SlowMinutes * 60) / Looks;
        }

        double running = Mean(state, rate, seed) + (Slow * slow) + (Jitter / Math.Sqrt(ValuesPerHour) * SeededNoise.Gaussian(seed ^ 3, hour));
        return Stopped is { } stopped ? stopped + ((running - stopped) * duty) : running;
    }

    private double Mean(WearState state, double rate, ulong seed) =>
        ((Nominal + Wear(state.Severity)) * (1 + (MachineShare * SeededNoise.Gaussian(seed, -1))) * (1 + (RateShare * (rate - 1)))) + (PerHour * rate * state.AgeHours);
}
