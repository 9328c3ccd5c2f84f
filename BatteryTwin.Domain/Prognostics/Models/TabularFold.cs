using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Trees trained on some rows of a table.</summary>
internal sealed class TabularFold(HistoryFrame frame, TabularPlan plan, int[] training, TabularOptions options)
{
    private const int QuickRounds = 60;

    private BinnedMatrix? _matrix;

    public BoostedTrees? Trees { get; private set; }

    /// <summary>Trains on the rows; returns the rounds kept.</summary>
    public int Train(IBoostingObjective objective, int[] heldOut, BoostingOptions boosting, CancellationToken cancel)
    {
        _matrix ??= Matrix();
        BoostingResult result = GradientBoosting.Train(_matrix, objective, training, heldOut, boosting, cancel: cancel);
        Trees = result.Trees;
        return result.Rounds;
    }

    /// <summary>The numeric columns that matter most to a quick model of these rows, by the rows that splits on them part.</summary>
    public static int[] Important(HistoryFrame frame, int[] training, IBoostingObjective objective, TabularOptions options, CancellationToken cancel)
    {
        TabularPlan plain = new([.. frame.Schema.Inputs.Select(column => column.Name)], []);
        TabularFold quick = new(frame, plain, training, options);
        quick.Train(objective, [], options.Boosting with { Rounds = QuickRounds }, cancel);
        double[] weight = new double[plain.Columns.Length];
        foreach (RegressionTree tree in quick.Trees!.Trees)
        {
            for (int node = 0; node < tree.Nodes; node++)
            {
                if (tree.Left[node] != 0)
                {
                    // Rows times the squared distance of the children's means: what the split takes off the squared error.
                    double left = tree.Cover[tree.Left[node]];
                    double right = tree.Cover[tree.Right[node]];
                    double apart = Mean(tree, tree.Left[node]) - Mean(tree, tree.Right[node]);
                    weight[tree.Feature[node]] += left * right / (left + right) * apart * apart;
                }
            }
        }

        return [.. Enumerable.Range(0, weight.Length)
            .Where(column => frame.Schema.Inputs[column].Levels is null && weight[column] > 0)
            .OrderByDescending(column => weight[column]).Take(options.PairedColumns).Order()];
    }

    private static double Mean(RegressionTree tree, int node) => tree.Left[node] == 0
        ? tree.Value[node]
        : ((Mean(tree, tree.Left[node]) * tree.Cover[tree.Left[node]]) + (Mean(tree, tree.Right[node]) * tree.Cover[tree.Right[node]])) / tree.Cover[node];

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

    private BinnedMatrix Matrix()
    {
        const int Sample = 50_000;
        float[] inputs = new float[plan.Columns.Length];
        float[] features = new float[plan.Count];
        int step = Math.Max(1, training.Length / Sample);
        int[] sample = [.. training.Where((_, i) => i % step == 0)];
        float[][] columns = [.. Enumerable.Range(0, plan.Count).Select(_ => new float[sample.Length])];
        for (int i = 0; i < sample.Length; i++)
        {
            Features(sample[i], inputs, features);
            for (int feature = 0; feature < features.Length; feature++)
            {
                columns[feature][i] = features[feature];
            }
        }

        float[] weights = Weights(sample);
        BinnedMatrix matrix = new(frame.Rows, Array.ConvertAll(columns, column => FeatureBins.Of(column, weights, options.Bins)));
        for (int row = 0; row < frame.Rows; row++)
        {
            Features(row, inputs, features);
            matrix.SetRow(row, features);
        }

        return matrix;
    }
}
