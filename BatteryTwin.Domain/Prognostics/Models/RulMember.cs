using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Networks;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>
/// Trees and networks in training on some of the assets; features, scales and bins are learned from these alone. Of the features, bins are
/// kept, and the numbers of the few that networks see: the whole table is never in memory.
/// </summary>
internal sealed class RulMember
{
    /// <summary>Rows that bins are found from: some hundreds for each of their edges.</summary>
    private const int BinSample = 20_000;

    private readonly HistoryFrame _frame;
    private readonly int[] _training;
    private readonly RulTrainingOptions _options;
    private readonly ulong _seed;
    private readonly int[] _networkFeatures;
    private BinnedMatrix? _matrix;
    private float[] _smooth = [];

    public RulMember(HistoryFrame frame, int[] training, float[] life, RulTrainingOptions options, ulong seed, CancellationToken cancel)
    {
        (_frame, _training, _options, _seed) = (frame, training, options, seed);
        Plan = FeaturePlanFit.Fit(frame, training, life, options.RulCap, cancel);
        _networkFeatures = NetworkFeatures(Plan);
    }

    private RulMember(RulMember sibling, ulong seed) =>
        (_frame, _training, _options, _seed, Plan, _networkFeatures, _matrix, _smooth) =
        (sibling._frame, sibling._training, sibling._options, seed, sibling.Plan, sibling._networkFeatures, sibling._matrix, sibling._smooth);

    public FeaturePlan Plan { get; }

    public BoostedTrees? Trees { get; private set; }

    public DenseNetwork[] Networks { get; private set; } = [];

    /// <summary>Positions of the features that networks see.</summary>
    public static int[] NetworkFeatures(FeaturePlan plan) => [.. Enumerable.Range(0, plan.Features.Count).Where(i => plan.Features[i].IsSmooth)];

    /// <summary>Computes the features of the rows; trainings name rows by their position among these.</summary>
    /// <param name="rows">Rows of the frame, ascending.</param>
    /// <param name="withNetworks">Whether networks are to be trained.</param>
    /// <param name="cancel">Gives up.</param>
    public void Prepare(int[] rows, bool withNetworks, CancellationToken cancel)
    {
        BinnedMatrix matrix = new(rows.Length, Bins(rows, cancel));
        int width = withNetworks ? _networkFeatures.Length : 0;
        _smooth = new float[(long)rows.Length * width];
        FeatureTable.Each(Plan, _frame, rows, (row, values) =>
        {
            matrix.SetRow(row, values);
            Pick(values, _networkFeatures.AsSpan(0, width), _smooth.AsSpan(row * width, width));
        }, cancel);
        _matrix = matrix;
    }

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
        int width = _networkFeatures.Length;
        // All rows are the table itself.
        float[] inputs = (long)inside.Length * width == _smooth.Length ? _smooth : new float[(long)inside.Length * width];
        for (int i = 0; i < inside.Length && inputs != _smooth; i++)
        {
            _smooth.AsSpan(inside[i] * width, width).CopyTo(inputs.AsSpan(i * width));
        }

        float[] targets = Array.ConvertAll(inside, row => truth[row]);
        Networks = [.. Enumerable.Range(0, count).Select(i =>
            NetworkTraining.Train(inputs, width, targets, _options.Network with { Seed = SeededNoise.Mix(_seed, 50 + (ulong)i) }, cancel))];
    }

    /// <summary>Writes both kinds' predictions of some of the rows that were prepared.</summary>
    /// <param name="rows">The rows that were prepared.</param>
    /// <param name="wanted">Positions among them, ascending.</param>
    /// <param name="trees">Takes the trees' predictions, by position.</param>
    /// <param name="networks">Takes the networks'.</param>
    /// <param name="cancel">Gives up.</param>
    public void Predict(int[] rows, int[] wanted, double[] trees, double[] networks, CancellationToken cancel)
    {
        float[] inputs = new float[_networkFeatures.Length];
        FeatureTable.Each(Plan, _frame, Array.ConvertAll(wanted, position => rows[position]), (i, values) =>
        {
            trees[wanted[i]] = Trees!.Predict(values);
            Pick(values, _networkFeatures, inputs);
            networks[wanted[i]] = Networks.Average(network => network.Predict(inputs));
        }, cancel);
    }

    private static void Pick(ReadOnlySpan<float> values, ReadOnlySpan<int> features, Span<float> inputs)
    {
        for (int i = 0; i < features.Length; i++)
        {
            inputs[i] = values[features[i]];
        }
    }

    private FeatureBins[] Bins(int[] rows, CancellationToken cancel)
    {
        HashSet<int> known = [.. _training];
        int[] groups = _frame.Groups();
        int[] inside = [.. rows.Where(row => known.Contains(groups[row]))];
        int step = Math.Max(1, (inside.Length + BinSample - 1) / BinSample);
        FeatureTable sample = FeatureTable.Of(Plan, _frame, [.. inside.Where((_, i) => i % step == 0)], cancel);
        float[] column = new float[sample.Rows];
        return [.. Enumerable.Range(0, sample.Width).Select(feature =>
        {
            for (int row = 0; row < column.Length; row++)
            {
                column[row] = sample.Row(row)[feature];
            }

            return FeatureBins.Of(column, _options.Bins);
        })];
    }
}
