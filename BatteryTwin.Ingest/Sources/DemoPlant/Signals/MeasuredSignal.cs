using BatteryTwin.Domain.Production;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>
/// A signal that varies about its mean with standard deviation <paramref name="Sd"/>, shared between a slow drift, a fast wander and the
/// sensor's jitter. Each station lies a little off the mean. A signal with <see cref="Stopped"/> follows the machine's speed.
/// </summary>
internal sealed record MeasuredSignal(string Path, double Mean, double Sd, int Digits) : SignalModel(Path, Digits)
{
    private const double StationSpread = 0.25;
    private const double WanderSeconds = 15;

    /// <summary>Time in which the drift changes.</summary>
    public double DriftMinutes { get; init; } = 20;

    public NoiseShares Shares { get; init; } = NoiseShares.Lively;

    /// <summary>Value at standstill; null when the signal does not care.</summary>
    public double? Stopped { get; init; }

    public double Minimum { get; init; } = double.NegativeInfinity;

    public override double At(StationMoment moment, ulong seed)
    {
        double noise = (StationSpread * SeededNoise.Gaussian(seed, -1))
            + (Shares.Drift * SeededNoise.Smooth(seed, moment.Seconds, DriftMinutes * 60))
            + (Shares.Wander * SeededNoise.Smooth(seed ^ 1, moment.Seconds, WanderSeconds))
            + (Shares.Jitter * SeededNoise.Gaussian(seed ^ 2, moment.WholeSecond));
        double running = Math.Max(Minimum, Mean + (Sd * noise));
        return Stopped is { } stopped ? stopped + ((running - stopped) * moment.Level) : running;
    }
}
