using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Intervals;
using BatteryTwin.Domain.Prognostics.Networks;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>A model of remaining useful life: everything from a tick to an interval.</summary>
/// <param name="Plan">Ticks to features.</param>
/// <param name="Trees">Tree models, averaged.</param>
/// <param name="Networks">Networks over <paramref name="NetworkFeatures"/>, averaged; empty when they earn no place.</param>
/// <param name="NetworkFeatures">Positions of the features that the networks see.</param>
/// <param name="NetworkShare">Weight of the networks' mean beside the trees'.</param>
/// <param name="Intervals">From prediction to interval.</param>
/// <param name="RulCap">Remaining life above which assets are not told apart.</param>
public sealed record RulModel(
    FeaturePlan Plan, BoostedTrees[] Trees, DenseNetwork[] Networks, int[] NetworkFeatures, double NetworkShare, ConformalBands Intervals, double RulCap)
{
    /// <summary>Intervals at several levels; null in models made before there were any.</summary>
    public ConformalFan? Fan { get; init; }

    /// <summary>Ticks an asset must have given before a forecast is made.</summary>
    public const int MinTicks = 3;

    /// <summary>Forecast of an asset as of its last tick.</summary>
    /// <param name="stream">The asset.</param>
    /// <param name="widening">Factor on the interval; above 1 when live coverage has fallen short.</param>
    public RulForecast Forecast(FeatureStream stream, double widening = 1)
    {
        ArgumentNullException.ThrowIfNull(stream);
        string? reason = stream.Age < MinTicks ? $"the asset has given {stream.Age} of the {MinTicks} rows that a forecast needs" : stream.Domain.Reason(Plan);
        if (reason is not null)
        {
            return new(null, null, null, reason, []);
        }

        float[] features = new float[Plan.Features.Count];
        stream.Write(features);
        double rul = Predict(features);
        (double lower, double upper) = Intervals.Interval(rul, 0, RulCap, widening);
        return new(rul, lower, upper, null, features);
    }

    /// <summary>Intervals about a prediction, level by level; only the model's own level in one that has no others.</summary>
    /// <param name="rul">The predicted remaining life.</param>
    /// <param name="widening">Factor on the intervals; above 1 when live coverage has fallen short.</param>
    public (double Level, double Lower, double Upper)[] FanAt(double rul, double widening = 1) => (Fan ?? new([Intervals])).Intervals(rul, 0, RulCap, widening);

    /// <summary>Predicted remaining life between 0 and the cap.</summary>
    public double Predict(ReadOnlySpan<float> features)
    {
        double trees = 0;
        foreach (BoostedTrees member in Trees)
        {
            trees += member.Predict(features);
        }

        double networks = 0;
        if (Networks.Length > 0)
        {
            float[] inputs = new float[NetworkFeatures.Length];
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = features[NetworkFeatures[i]];
            }

            foreach (DenseNetwork network in Networks)
            {
                networks += network.Predict(inputs);
            }
        }

        return Blend(trees / Trees.Length, Networks.Length > 0 ? networks / Networks.Length : 0, NetworkShare, RulCap);
    }

    /// <summary>What each feature adds to or takes from what is expected of any asset; sums to the prediction (before it is held between 0 and the cap) less <see cref="Expected"/>.</summary>
    public double[] Contributions(ReadOnlySpan<float> features)
    {
        double[] contributions = new double[features.Length];
        foreach (BoostedTrees member in Trees)
        {
            TreeContributions.Add(member, features, contributions);
        }

        for (int i = 0; i < contributions.Length; i++)
        {
            contributions[i] *= (1 - NetworkShare) / Trees.Length;
        }

        if (Networks.Length > 0)
        {
            float[] inputs = new float[NetworkFeatures.Length];
            for (int i = 0; i < inputs.Length; i++)
            {
                inputs[i] = features[NetworkFeatures[i]];
            }

            foreach (DenseNetwork network in Networks)
            {
                network.AddContributions(inputs, NetworkShare / Networks.Length, NetworkFeatures, contributions);
            }
        }

        return contributions;
    }

    /// <summary>The prediction when nothing is known of the asset.</summary>
    public double Expected() => ((1 - NetworkShare) * Trees.Average(TreeContributions.Expected)) + (Networks.Length > 0 ? NetworkShare * Networks.Average(network => network.AtMean()) : 0);

    internal static double Blend(double trees, double networks, double share, double cap) => Math.Clamp(((1 - share) * trees) + (share * networks), 0, cap);
}
