using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Boosting;

/// <summary>
/// Trains boosted trees (Friedman, Greedy function approximation, 2001; second-order leaves and histograms as in XGBoost and LightGBM).
/// Deterministic by seed: which rows and columns a tree sees depends on the seed and the tree's number only.
/// </summary>
public static class GradientBoosting
{
    /// <summary>Trains on some rows and, given others, ends when their loss no longer falls and keeps the best round.</summary>
    /// <param name="data">All rows.</param>
    /// <param name="objective">What is made small.</param>
    /// <param name="training">Rows to learn from.</param>
    /// <param name="heldOut">Rows to stop by; empty = all rounds are run.</param>
    /// <param name="options">How trees are grown.</param>
    /// <param name="round">Told after each round how many have been run.</param>
    /// <param name="cancel">Ends training between trees.</param>
    public static BoostingResult Train(
        BinnedMatrix data, IBoostingObjective objective, int[] training, int[] heldOut, BoostingOptions options, Action<int>? round = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(options);
        double[] start = objective.Base(training);
        double[] scores = new double[(long)data.Rows * start.Length];
        Spread(start, scores);
        int[] touched = [.. training, .. heldOut];
        TreeBuffers buffers = new(training.Length);
        List<RegressionTree> trees = [];
        double best = heldOut.Length > 0 ? objective.Loss(heldOut, scores) : double.NaN;
        int bestRound = 0;
        for (int done = 1; done <= options.Rounds; done++)
        {
            GrownTree[] grown = new GrownTree[start.Length];
            for (int output = 0; output < start.Length; output++)
            {
                cancel.ThrowIfCancellationRequested();
                grown[output] = Grow(data, objective, training, options, scores, output, trees.Count + output, buffers);
            }

            Apply(data, grown, touched, scores, options.Threads);
            trees.AddRange(grown.Select(tree => tree.Tree));
            round?.Invoke(done);
            double loss = heldOut.Length > 0 ? objective.Loss(heldOut, scores) : double.NaN;
            if (loss < best)
            {
                (best, bestRound) = (loss, done);
            }
            else if (heldOut.Length > 0 && options.Patience > 0 && done - bestRound >= options.Patience)
            {
                break;
            }
        }

        int kept = heldOut.Length > 0 ? bestRound * start.Length : trees.Count;
        return new(new BoostedTrees(start, [.. trees.Take(kept)]), kept / start.Length, best);
    }

    private static GrownTree Grow(
        BinnedMatrix data, IBoostingObjective objective, int[] training, BoostingOptions options, double[] scores, int output, int number, TreeBuffers buffers)
    {
        ulong seed = SeededNoise.Mix(options.Seed, (ulong)(uint)(number / objective.Outputs));
        SampleRows(training, options.RowShare, seed, buffers);
        int[] features = SampledFeatures(data.Features, options.ColumnShare, SeededNoise.Mix(seed, (ulong)output + 1));
        objective.Gradients(buffers.Rows.AsSpan(0, buffers.Count), scores, output, buffers.Gradients, buffers.Hessians);
        return new TreeGrower(data, features, buffers, objective.MaxHessian, options).Grow();
    }

    private static void SampleRows(int[] training, double share, ulong seed, TreeBuffers buffers)
    {
        buffers.Count = 0;
        foreach (int row in training)
        {
            if (share >= 1 || SeededNoise.Uniform(seed, row) < share)
            {
                buffers.Rows[buffers.Count++] = row;
            }
        }

        if (buffers.Count == 0)
        {
            training.CopyTo(buffers.Rows, 0);
            buffers.Count = training.Length;
        }
    }

    /// <summary>A share of the features that have more than one value, at least one, in ascending order.</summary>
    private static int[] SampledFeatures(IReadOnlyList<FeatureBins> features, double share, ulong seed)
    {
        int[] useful = [.. Enumerable.Range(0, features.Count).Where(feature => features[feature].Count > 2 || share >= 1)];
        int take = Math.Max(1, (int)Math.Round(useful.Length * Math.Min(share, 1)));
        int[] drawn = [.. useful.OrderBy(feature => SeededNoise.Mix(seed, (ulong)(uint)feature)).Take(take)];
        Array.Sort(drawn);
        return drawn;
    }

    private static void Spread(double[] start, double[] scores)
    {
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = start[i % start.Length];
        }
    }

    private static void Apply(BinnedMatrix data, GrownTree[] grown, int[] rows, double[] scores, int threads)
    {
        if (threads == 1)
        {
            Apply(data, grown, rows, scores);
            return;
        }

        const int Piece = 4096;
        Parallel.For(0, (rows.Length + Piece - 1) / Piece, new ParallelOptions { MaxDegreeOfParallelism = threads }, piece =>
            Apply(data, grown, rows.AsSpan(piece * Piece, Math.Min(Piece, rows.Length - (piece * Piece))), scores));
    }

    private static void Apply(BinnedMatrix data, GrownTree[] grown, ReadOnlySpan<int> rows, double[] scores)
    {
        foreach (int row in rows)
        {
            for (int output = 0; output < grown.Length; output++)
            {
                scores[(row * grown.Length) + output] += grown[output].Predict(data, row);
            }
        }
    }
}
