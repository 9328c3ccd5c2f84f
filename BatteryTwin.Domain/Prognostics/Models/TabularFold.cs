using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Trees trained on some rows of a table; the rows are binned once, however many are trained.</summary>
internal sealed class TabularFold(HistoryFrame frame, TabularPlan plan, int[] training, TabularOptions options)
{
    private const int QuickRounds = 60;
    private const int BinSample = 50_000;

    private BinnedMatrix? _matrix;

    /// <summary>Bins the rows: first by their values, then once more by where a quick model splits.</summary>
    public void Prepare(IBoostingObjective objective, BoostingOptions boosting, CancellationToken cancel)
    {
        int step = (training.Length + BinSample - 1) / BinSample;
        int[] sample = [.. training.Where((_, i) => i % step == 0)];
        float[][] columns = Columns(sample);
        float[] weights = Weights(sample);
        FeatureBins[] bins = Array.ConvertAll(columns, column => FeatureBins.Of(column, weights, options.Bins));
        _matrix = Binned(bins);
        if (bins.All(feature => feature.Count < options.Bins))
        {
            return;
        }

        BoostedTrees quick = GradientBoosting.Train(_matrix, objective, training, [], boosting with { Rounds = QuickRounds }, cancel: cancel).Trees;
        Dictionary<float, double>[] gains = SplitGains.ByThreshold(quick, plan.Count);
        _matrix = Binned([.. bins.Select((feature, i) => BinRefinement.Of(columns[i], weights, feature, gains[i], options.Bins))]);
    }

    /// <summary>Trains on the rows; ends by the held-out ones.</summary>
    public BoostingResult Train(IBoostingObjective objective, int[] heldOut, BoostingOptions boosting, CancellationToken cancel) =>
        GradientBoosting.Train(_matrix ?? throw new InvalidOperationException("not prepared"), objective, training, heldOut, boosting, cancel: cancel);

    /// <summary>The numeric columns that matter most to a quick model of these rows.</summary>
    public static int[] Important(HistoryFrame frame, int[] training, IBoostingObjective objective, TabularOptions options, CancellationToken cancel)
    {
        TabularPlan plain = new([.. frame.Schema.Inputs.Select(column => column.Name)], []);
        TabularFold quick = new(frame, plain, training, options);
        quick.Prepare(objective, options.Boosting, cancel);
        BoostedTrees trees = quick.Train(objective, [], options.Boosting with { Rounds = QuickRounds }, cancel).Trees;
        double[] gains = Array.ConvertAll(SplitGains.ByThreshold(trees, plain.Count), column => column.Values.Sum());
        return [.. Enumerable.Range(0, gains.Length)
            .Where(column => frame.Schema.Inputs[column].Levels is null && gains[column] > 0)
            .OrderByDescending(column => gains[column]).Take(options.PairedColumns).Order()];
    }

    public void Features(int row, float[] inputs, float[] features)
    {
        FeaturePlanFit.Copy(frame.Inputs, row, inputs);
        plan.Write(inputs, features);
    }

    /// <summary>Every class weighs the same, so that bins are narrow where the rare ones lie; numbers weigh one.</summary>
    private float[] Weights(int[] sample)
    {
        float[] weights = new float[sample.Length];
        Array.Fill(weights, 1f);
        if (frame.Schema.Task == HistoryTask.Classify)
        {
            int[] counts = new int[frame.Schema.Classes.Count];
            foreach (int row in sample)
            {
                counts[(int)frame.Answers[row]]++;
            }

            for (int i = 0; i < sample.Length; i++)
            {
                weights[i] = (float)sample.Length / counts[(int)frame.Answers[sample[i]]];
            }
        }

        return weights;
    }

    private float[][] Columns(int[] sample)
    {
        float[] inputs = new float[plan.Columns.Length];
        float[] features = new float[plan.Count];
        float[][] columns = [.. Enumerable.Range(0, plan.Count).Select(_ => new float[sample.Length])];
        for (int i = 0; i < sample.Length; i++)
        {
            Features(sample[i], inputs, features);
            for (int feature = 0; feature < features.Length; feature++)
            {
                columns[feature][i] = features[feature];
            }
        }

        return columns;
    }

    private BinnedMatrix Binned(FeatureBins[] bins)
    {
        float[] inputs = new float[plan.Columns.Length];
        float[] features = new float[plan.Count];
        BinnedMatrix matrix = new(frame.Rows, bins);
        for (int row = 0; row < frame.Rows; row++)
        {
            Features(row, inputs, features);
            matrix.SetRow(row, features);
        }

        return matrix;
    }
}
