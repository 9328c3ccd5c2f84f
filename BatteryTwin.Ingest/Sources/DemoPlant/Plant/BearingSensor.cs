using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Production;
using BatteryTwin.Ingest.Sources.DemoPlant.Signals;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>
/// The accelerometer of a mixer: raw windows of 2,048 samples at 48 kHz, one for every second, and their features. Every feature in
/// live telemetry and in history comes from such a window. Not thread-safe.
/// </summary>
internal sealed class BearingSensor
{
    private const double MachineSpread = 0.04;
    private const double LoadSpread = 0.006;
    private const double StandstillShare = 0.08;

    private static readonly SyntheticVibration s_vibration = new(BearingGeometry.Type6205, SyntheticVibration.MixerShaftRpm);

    private readonly ulong _seed;
    private readonly double _loudness;
    private readonly double[] _window = new double[SyntheticVibration.WindowLength];
    private readonly double[] _features = new double[Fields.Count];

    public BearingSensor(ulong stationSeed)
    {
        _seed = SeededNoise.Seed(stationSeed, "accelerometer");
        _loudness = 1 + (MachineSpread * SeededNoise.Gaussian(_seed, -1));
    }

    /// <summary>Fields in the order of <see cref="FeaturesAt"/>.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "BallBearings.vibrationRms",
        "BallBearings.vibrationPeak",
        "BallBearings.vibrationCrestFactor",
        "BallBearings.vibrationSkewness",
        "BallBearings.vibrationKurtosis",
        "BallBearings.vibrationShapeFactor",
        "BallBearings.vibrationImpulseFactor",
        "BallBearings.vibrationClearanceFactor",
    ];

    /// <summary>Acceleration in g of the moment's window; valid until the next call.</summary>
    public ReadOnlySpan<double> WindowAt(StationMoment moment)
    {
        VibrationSignature signature = VibrationSignature.Growing(moment.BearingSeverity);
        s_vibration.Fill(_window, signature, SeededNoise.Mix(_seed, unchecked((ulong)moment.WholeSecond)));
        double turning = StandstillShare + ((1 - StandstillShare) * moment.Level);
        double scale = _loudness * (1 + (LoadSpread * moment.Shared(20, 45))) * turning;
        foreach (ref double sample in _window.AsSpan())
        {
            sample *= scale;
        }

        return _window;
    }

    /// <summary>Features of the moment's window, rounded as the telemetry carries them; valid until the next call.</summary>
    public ReadOnlySpan<double> FeaturesAt(StationMoment moment)
    {
        VibrationFeatures features = VibrationFeatures.Of(WindowAt(moment));
        _features[0] = Math.Round(features.Rms, 4);
        _features[1] = Math.Round(features.Peak, 3);
        _features[2] = Math.Round(features.CrestFactor, 2);
        _features[3] = Math.Round(features.Skewness, 2);
        _features[4] = Math.Round(features.Kurtosis, 2);
        _features[5] = Math.Round(features.ShapeFactor, 3);
        _features[6] = Math.Round(features.ImpulseFactor, 2);
        _features[7] = Math.Round(features.ClearanceFactor, 2);
        return _features;
    }
}
