using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Boosting;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>
/// Trains a model of rows without history. Rounds, the use of pairs of columns, and intervals are chosen by predictions of rows that the
/// predicting model had not seen; rows of one asset stay together where assets are named. Deterministic by seed.
/// </summary>
/// <param name="frame">Rows with answers.</param>
/// <param name="options">How to train.</param>
public sealed class TabularTraining(HistoryFrame frame, TabularOptions options)
{
    /// <summary>Pairs must lower the loss by this share to be used.</summary>
    private const double MinPairGain = 0.01;

    private const double PairColumnShare = 0.9;

    private readonly bool _isClasses = frame.Schema.Task == HistoryTask.Classify;
    private readonly int _outputs = frame.Schema.Task == HistoryTask.Classify ? frame.Schema.Classes.Count : 1;
    private readonly int[] _labels = frame.Schema.Task == HistoryTask.Classify ? Array.ConvertAll(frame.Answers, answer => float.IsNaN(answer) ? -1 : (int)answer) : [];

    /// <exception cref="HistoryException">The rows cannot be learned from.</exception>
    public TabularReport Run(Action<double, string>? progress = null, CancellationToken cancel = default)
    {
        int[] rows = ChosenRows();
        int[] foldOfRow = Folds(rows);
        progress?.Invoke(0.02, "Predicting unseen rows");
        OutOfFold plain = Predict(rows, foldOfRow, withPairs: false, progress, 0.02, cancel);
        OutOfFold paired = Predict(rows, foldOfRow, withPairs: true, progress, 0.3, cancel);
        bool usesPairs = paired.Loss < plain.Loss * (1 - MinPairGain);
        OutOfFold chosen = usesPairs ? paired : plain;
        progress?.Invoke(0.75, "Training the model on all rows");
        TabularPlan plan = Plan(rows, usesPairs, cancel);
        Array.Sort(chosen.Rounds);
        int rounds = Math.Max(1, (int)(chosen.Rounds[chosen.Rounds.Length / 2] * (1 + (0.5 / chosen.Rounds.Length))));
        BoostedTrees[] members = new BoostedTrees[options.Members];
        Parallel.For(0, members.Length, Parallelism(cancel), i =>
        {
            TabularFold fold = new(frame, plan, rows, options);
            fold.Train(Objective(), [], Boosting(usesPairs) with { Rounds = rounds, Seed = SeededNoise.Mix(options.Seed, 2_000 + (ulong)i) }, cancel);
            members[i] = fold.Trees!;
        });
        return Report(rows, foldOfRow, chosen, plan, members, usesPairs, rounds);
    }

    private IBoostingObjective Objective() => _isClasses ? new SoftmaxLoss(_labels, _outputs) : new SquaredError(frame.Answers);

    /// <summary>Pairs are there for rules with sharp edges; rows left out would blur the edges. Members then differ by columns only.</summary>
    private BoostingOptions Boosting(bool withPairs) => withPairs ? options.Boosting with { RowShare = 1, ColumnShare = Math.Max(options.Boosting.ColumnShare, PairColumnShare) } : options.Boosting;

    private ParallelOptions Parallelism(CancellationToken cancel) => new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };

    private TabularPlan Plan(int[] training, bool withPairs, CancellationToken cancel)
    {
        string[] columns = [.. frame.Schema.Inputs.Select(column => column.Name)];
        return withPairs ? TabularPlan.WithPairs(columns, TabularFold.Important(frame, training, Objective(), options, cancel)) : new(columns, []);
    }

    private int[] ChosenRows()
    {
        int[] known = [.. Enumerable.Range(0, frame.Rows).Where(row => !float.IsNaN(frame.Answers[row]))];
        if (known.Length < 20)
        {
            throw new HistoryException($"only {known.Length} rows have an answer; at least 20 are needed, and far more to trust the model");
        }

        int step = (known.Length + options.MaxRows - 1) / options.MaxRows;
        return [.. known.Where((_, i) => i % step == 0)];
    }

    /// <summary>Part of each row of the frame.</summary>
    private int[] Folds(int[] rows)
    {
        ulong seed = SeededNoise.Seed(options.Seed, "folds");
        int[] fold = new int[frame.Rows];
        if (frame.Schema.Asset is not null && frame.Assets.Length >= options.Folds)
        {
            int[] ofAsset = FoldAssignment.ByAsset(frame.Assets.Length, options.Folds, seed);
            int[] groups = frame.Groups();
            return Array.ConvertAll(groups, group => ofAsset[group]);
        }

        int[] strata = FoldAssignment.ByClass(_isClasses ? Array.ConvertAll(rows, row => _labels[row]) : new int[rows.Length], options.Folds, seed);
        for (int i = 0; i < rows.Length; i++)
        {
            fold[rows[i]] = strata[i];
        }

        return fold;
    }

    private OutOfFold Predict(int[] rows, int[] foldOfRow, bool withPairs, Action<double, string>? progress, double from, CancellationToken cancel)
    {
        double[] scores = new double[(long)frame.Rows * _outputs];
        int[] rounds = new int[options.Folds];
        int done = 0;
        Parallel.For(0, options.Folds, Parallelism(cancel), part =>
        {
            int[] training = [.. rows.Where(row => foldOfRow[row] != part)];
            int[] heldOut = [.. rows.Where(row => foldOfRow[row] == part)];
            TabularPlan plan = Plan(training, withPairs, cancel);
            TabularFold fold = new(frame, plan, training, options);
            rounds[part] = fold.Train(Objective(), heldOut, Boosting(withPairs) with { Seed = options.Seed }, cancel);
            float[] inputs = new float[plan.Columns.Length];
            float[] features = new float[plan.Count];
            foreach (int row in heldOut)
            {
                fold.Features(row, inputs, features);
                fold.Trees!.Predict(features, scores.AsSpan(row * _outputs, _outputs));
            }

            progress?.Invoke(from + (0.28 * Interlocked.Increment(ref done) / options.Folds), $"Predicting unseen rows, {done} of {options.Folds} parts done{(withPairs ? ", with pairs of columns" : string.Empty)}");
        });
        return new(scores, rounds, Objective().Loss(rows, scores));
    }

    private TabularReport Report(int[] rows, int[] foldOfRow, OutOfFold chosen, TabularPlan plan, BoostedTrees[] members, bool usesPairs, int rounds)
    {
        List<string> warnings = [];
        if (rows.Length < frame.Answers.Count(answer => !float.IsNaN(answer)))
        {
            warnings.Add($"{rows.Length} rows were learned from, evenly taken from all");
        }

        if (!_isClasses)
        {
            (ConformalBands bands, NumberScores scores) = NumberCalibration.Of(frame, rows, foldOfRow, chosen.Scores, options);
            return new(new(plan, members, [], bands, []), null, scores, usesPairs, rounds, rows.Length, warnings);
        }

        double[][] probabilities = Array.ConvertAll(rows, row =>
        {
            double[] shares = new double[_outputs];
            SoftmaxLoss.Probabilities(chosen.Scores.AsSpan(row * _outputs, _outputs), shares);
            return shares;
        });
        int[] truth = Array.ConvertAll(rows, row => _labels[row]);
        double[] factors = ClassBalance.Find(truth, probabilities);
        ClassificationScores classes = ClassificationScores.Of(truth, Array.ConvertAll(probabilities, shares => TabularModel.Label(shares, factors)),
            [.. probabilities.Select((shares, i) => shares[truth[i]])], frame.Schema.Classes);
        warnings.AddRange(classes.ByClass.Where(score => score.N < 10).Select(score => $"class '{score.Label}' has only {score.N} rows"));
        return new(new(plan, members, [.. frame.Schema.Classes], null, factors), classes, null, usesPairs, rounds, rows.Length, warnings);
    }

    private sealed record OutOfFold(double[] Scores, int[] Rounds, double Loss);
}
