using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Networks;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Trees and networks in training on some of the assets; features, scales and bins are learned from these alone.</summary>
internal sealed class RulMember
{
    private const int BinSample = 50_000;

    private readonly RulTrainingOptions _options;
    private readonly ulong _seed;
    private readonly Func<int[], CancellationToken, (FeatureTable Table, BinnedMatrix Matrix)>? _prepare;
    private FeatureTable? _table;
    private BinnedMatrix? _matrix;

    public RulMember(HistoryFrame frame, int[] training, float[] life, RulTrainingOptions options, ulong seed, CancellationToken cancel)
    {
        (_options, _seed) = (options, seed);
        Plan = FeaturePlanFit.Fit(frame, training, life, options.RulCap, cancel);
        _prepare = (rows, stop) =>
        {
            FeatureTable table = FeatureTable.Of(Plan, frame, rows, stop);
            HashSet<int> known = [.. training];
            int[] groups = frame.Groups();
            int[] inside = [.. Enumerable.Range(0, rows.Length).Where(i => known.Contains(groups[rows[i]]))];
            return (table, Binned(table, inside, options.Bins));
        };
    }

    private RulMember(RulMember sibling, ulong seed) =>
        (_options, _seed, Plan, _table, _matrix) = (sibling._options, seed, sibling.Plan, sibling._table, sibling._matrix);

    public FeaturePlan Plan { get; }

    public BoostedTrees? Trees { get; private set; }

    public DenseNetwork[] Networks { get; private set; } = [];

    /// <summary>Positions of the features that networks see.</summary>
    public static int[] NetworkFeatures(FeaturePlan plan) => [.. Enumerable.Range(0, plan.Features.Count).Where(i => plan.Features[i].IsSmooth)];

    /// <summary>Computes the features of the rows.</summary>
    public void Prepare(int[] rows, CancellationToken cancel) => (_table, _matrix) = _prepare!(rows, cancel);

    /// <summary>Another member over the same features.</summary>
    public RulMember Sibling(ulong seed) => new(this, seed);

    /// <summary>Trains the trees; returns the rounds kept.</summary>
    public int TrainTrees(float[] truth, int[] inside, int[] outside, int rounds, ulong seed, CancellationToken cancel)
    {
        BoostingOptions boosting = _options.Boosting with { Rounds = rounds, Seed = seed, MinLeafWeight = Math.Min(_options.Boosting.MinLeafWeight, Math.Max(1, inside.Length / 200.0)) };
        BoostingResult result = GradientBoosting.Train(_matrix!, new SquaredError(truth), inside, outside, boosting, cancel: cancel);
        Trees = result.Trees;
        return result.Rounds;
    }

    public void TrainNetworks(float[] truth, int[] inside, int count, CancellationToken cancel)
    {
        int[] features = NetworkFeatures(Plan);
        float[] inputs = new float[(long)inside.Length * features.Length];
        for (int i = 0; i < inside.Length; i++)
        {
            Pick(_table!.Row(inside[i]), features, inputs.AsSpan(i * features.Length, features.Length));
        }

        float[] targets = Array.ConvertAll(inside, row => truth[row]);
        Networks = [.. Enumerable.Range(0, count).Select(i =>
            NetworkTraining.Train(inputs, features.Length, targets, _options.Network with { Seed = SeededNoise.Mix(_seed, 50 + (ulong)i) }, cancel))];
    }

    /// <summary>Writes both kinds' predictions of some rows.</summary>
    public void Predict(int[] rows, double[] trees, double[] networks)
    {
        int[] features = NetworkFeatures(Plan);
        float[] inputs = new float[features.Length];
        foreach (int row in rows)
        {
            ReadOnlySpan<float> values = _table!.Row(row);
            trees[row] = Trees!.Predict(values);
            Pick(values, features, inputs);
            networks[row] = Networks.Average(network => network.Predict(inputs));
        }
    }

    private static void Pick(ReadOnlySpan<float> values, int[] features, Span<float> inputs)
    {
        for (int i = 0; i < features.Length; i++)
        {
            inputs[i] = values[features[i]];
        }
    }

    private static BinnedMatrix Binned(FeatureTable table, int[] inside, int bins)
    {
        int step = Math.Max(1, inside.Length / BinSample);
        int[] sample = [.. inside.Where((_, i) => i % step == 0)];
        float[] values = new float[sample.Length];
        FeatureBins[] features = new FeatureBins[table.Width];
        for (int feature = 0; feature < features.Length; feature++)
        {
            for (int i = 0; i < sample.Length; i++)
            {
                values[i] = table.Row(sample[i])[feature];
            }

            features[feature] = FeatureBins.Of(values, bins);
        }

        BinnedMatrix matrix = new(table.Rows, features);
        for (int row = 0; row < table.Rows; row++)
        {
            matrix.SetRow(row, table.Row(row));
        }

        return matrix;
    }
}
