using BatteryTwin.Domain.Production;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>
/// A station's own stops, drawn without state: time is cut into slots of half the mean time between stops, each with at most one stop of
/// probability one half, at a uniform place and of lognormal length (coefficient of variation 1).
/// </summary>
internal sealed class StopPlan
{
    private const double LogSigma = 0.8326;
    private const double StopProbability = 0.5;

    private readonly ulong _seed;
    private readonly double _slotSeconds;
    private readonly double _logMean;
    private readonly Pause _quiet;

    /// <param name="step">Reliability.</param>
    /// <param name="seed">Places the stops.</param>
    /// <param name="quiet">A time in which no stop begins, so that a shown fault is not hidden by a standstill.</param>
    public StopPlan(StepModel step, ulong seed, Pause quiet)
    {
        _seed = SeededNoise.Seed(seed, "stops");
        _slotSeconds = step.MtbfHours * 3600 / 2;
        _logMean = Math.Log(step.MttrHours * 3600) - (LogSigma * LogSigma / 2);
        _quiet = quiet;
    }

    /// <summary>The stop of the slot that holds a time, and of the slot before it.</summary>
    public (Pause Earlier, Pause Own) Around(double seconds)
    {
        long slot = (long)Math.Floor(seconds / _slotSeconds);
        return (Of(slot - 1), Of(slot));
    }

    private Pause Of(long slot)
    {
        if (SeededNoise.Uniform(_seed, slot) >= StopProbability)
        {
            return Pause.None;
        }

        ulong seed = SeededNoise.Mix(_seed, unchecked((ulong)slot));
        double slotStart = slot * _slotSeconds;
        double start = slotStart + (SeededNoise.Uniform(seed, 1) * 0.9 * _slotSeconds);
        double length = Math.Exp(_logMean + (LogSigma * SeededNoise.Gaussian(seed, 2)));
        return _quiet.Covers(start) ? Pause.None : new(start, Math.Min(start + length, slotStart + _slotSeconds));
    }
}
