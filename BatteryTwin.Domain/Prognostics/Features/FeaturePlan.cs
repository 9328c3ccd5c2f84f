using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>
/// Everything that turns the ticks of an asset into features, learned from training assets: conditions, scales, directions, and which
/// numbers are taken over which windows. Training and live use the same <see cref="FeatureStream"/> over it.
/// </summary>
/// <param name="Settings">Names of the settings.</param>
/// <param name="Sensors">Names of the sensors.</param>
/// <param name="Conditions">Operating conditions.</param>
/// <param name="Normalisation">Scales by condition.</param>
/// <param name="Fusion">Directions of wear.</param>
/// <param name="Domain">What the training assets looked like.</param>
public sealed record FeaturePlan(
    string[] Settings, string[] Sensors, OperatingConditions Conditions, ConditionNormalisation Normalisation, SensorFusion Fusion, TrainingDomain Domain)
{
    /// <summary>Windows in ticks, ascending; statistics since new stand beside them.</summary>
    public static IReadOnlyList<int> Windows { get; } = [5, 10, 30, 60, 120];

    /// <summary>Ticks of an asset's own beginning that drift is measured from.</summary>
    public const int BaselineTicks = 20;

    /// <summary>Window whose mean less the baseline is the drift.</summary>
    public const int DriftWindow = 10;

    /// <summary>Channels: sensors, then directions.</summary>
    [JsonIgnore]
    public int Channels => Sensors.Length + Fusion.Names.Length;

    /// <summary>The features in order.</summary>
    [JsonIgnore]
    public IReadOnlyList<FeatureDefinition> Features { get; } = Definitions(Sensors, Fusion.Names);

    /// <summary>A fresh asset.</summary>
    public FeatureStream Begin() => new(this);

    /// <summary>Directions get every statistic over every window; sensors what adds to that.</summary>
    private static List<FeatureDefinition> Definitions(string[] sensors, string[] directions)
    {
        List<FeatureDefinition> features = [new(-1, FeatureStatistic.Age, 0, "age")];
        for (int channel = 0; channel < sensors.Length + directions.Length; channel++)
        {
            bool isDirection = channel >= sensors.Length;
            string name = isDirection ? directions[channel - sensors.Length] : sensors[channel];
            void Add(FeatureStatistic statistic, int window, string words) => features.Add(new(channel, statistic, window, $"{name} {words}"));

            Add(FeatureStatistic.Last, 0, "last");
            Add(FeatureStatistic.Drift, DriftWindow, "drift from own start");
            Add(FeatureStatistic.Mean, FeatureDefinition.SinceNew, "mean since new");
            if (isDirection)
            {
                Add(FeatureStatistic.Sd, FeatureDefinition.SinceNew, "sd since new");
                Add(FeatureStatistic.Slope, FeatureDefinition.SinceNew, "slope since new");
            }

            foreach (int window in Windows)
            {
                if (isDirection || window is 10 or 30 or 60)
                {
                    Add(FeatureStatistic.Mean, window, $"mean {window}");
                }

                if (isDirection || window == 60)
                {
                    Add(FeatureStatistic.Sd, window, $"sd {window}");
                    Add(FeatureStatistic.Slope, window, $"slope {window}");
                }
            }
        }

        return features;
    }
}
