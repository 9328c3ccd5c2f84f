using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>A kind of component as the simulated plants know it: how long it lives, how failures announce themselves, and what it shows.</summary>
/// <param name="Type">Name of its DTDL interface.</param>
/// <param name="Name">What people call them.</param>
/// <param name="Signals">What it shows, and what stands beside it.</param>
public sealed record ComponentKind(string Type, string Name, IReadOnlyList<WearSignal> Signals)
{
    /// <summary>Shape of the Weibull distribution of lives.</summary>
    public required double Shape { get; init; }

    /// <summary>Characteristic life in hours: 63 % fail before.</summary>
    public required double ScaleHours { get; init; }

    /// <summary>Median hours from onset to failure; null when wear begins with the first hour.</summary>
    public double? WarningHours { get; init; }

    /// <summary>Standard deviation of the logarithm of the warning.</summary>
    public double WarningSpread { get; init; } = 0.4;

    /// <summary>Mean severity that breaks out at the onset; lives differ by a tenth of it either way.</summary>
    public double Step { get; init; }

    public double Exponent { get; init; } = 2;

    /// <summary>Remaining life above which components are not told apart.</summary>
    public required double CapHours { get; init; }

    /// <summary>Mean hours of the record before a life's end.</summary>
    public required double RecordedHours { get; init; }

    /// <summary>A life drawn from the kind's distribution.</summary>
    /// <param name="seed">Decides it.</param>
    /// <param name="builtIn">When it begins.</param>
    public ComponentLife Draw(ulong seed, double builtIn)
    {
        double hours = Math.Max(8, ScaleHours * Math.Pow(-Math.Log(1 - SeededNoise.Uniform(seed, 1)), 1 / Shape));
        double warning = WarningHours is { } median ? Math.Min(0.8 * hours, median * Math.Exp(WarningSpread * SeededNoise.Gaussian(seed, 2))) : hours;
        WearGrowth growth = new(warning, SeededNoise.Mix(seed, 3))
        {
            Step = Step * (0.9 + (0.2 * SeededNoise.Uniform(seed, 4))),
            StepHours = 0.1 + (1.9 * SeededNoise.Uniform(seed, 5)),
            Exponent = Exponent,
        };
        return new(builtIn, WarningHours is null ? builtIn : builtIn + hours - warning, builtIn + hours, growth);
    }
}
