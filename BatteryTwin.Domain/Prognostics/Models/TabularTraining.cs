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

    private const int MinRows = 20;

    private readonly bool _isClasses = frame.Schema.Task == HistoryTask.Classify;
    private readonly int _outputs = frame.Schema.Task == HistoryTask.Classify ? frame.Schema.Classes.Count : 1;
    private readonly int _answered = frame.Answers.Count(answer => !float.IsNaN(answer));

    /// <summary>The rows that are learned from, all of them answered.</summary>
    private readonly HistoryFrame _rows = Learned(frame, options.MaxRows);

    /// <exception cref="HistoryException">The rows cannot be learned from.</exception>
    public TabularReport Run(Action<double, string>? progress = null, CancellationToken cancel = default)
    {
        if (_answered < MinRows)
        {
            throw new HistoryException($"only {_answered} rows have an answer; at least {MinRows} are needed, and far more to trust the model");
        }

        int[] foldOfRow = Folds();
        progress?.Invoke(0.02, "Predicting unseen rows");
        OutOfFold plain = Predict(foldOfRow, withPairs: false, progress, 0.02, cancel);
        OutOfFold paired = Predict(foldOfRow, withPairs: true, progress, 0.3, cancel);
        bool usesPairs = paired.Loss < plain.Loss * (1 - MinPairGain);
        OutOfFold chosen = usesPairs ? paired : plain;
        progress?.Invoke(0.75, "Training the model on all rows");
        Array.Sort(chosen.Rounds);
        int rounds = Math.Max(1, (int)(chosen.Rounds[chosen.Rounds.Length / 2] * (1 + (0.5 / chosen.Rounds.Length))));
        int[] all = [.. Enumerable.Range(0, _rows.Rows)];
        TabularPlan plan = Plan(all, usesPairs, cancel);
        TabularFold whole = new(_rows, plan, all, options);
        whole.Prepare(Objective(), Boosting(usesPairs) with { Seed = options.Seed }, cancel);
        BoostedTrees[] members = new BoostedTrees[options.Members];
        Parallel.For(0, members.Length, Parallelism(cancel), i =>
            members[i] = whole.Train(Objective(), [], Boosting(usesPairs) with { Rounds = rounds, Seed = SeededNoise.Mix(options.Seed, 2_000 + (ulong)i) }, cancel).Trees);
        return Report(foldOfRow, chosen, plan, members, usesPairs, rounds);
    }

    private static HistoryFrame Learned(HistoryFrame frame, int most)
    {
        int[] known = [.. Enumerable.Range(0, frame.Rows).Where(row => !float.IsNaN(frame.Answers[row]))];
        int step = Math.Max(1, (known.Length + most - 1) / most);
        return known.Length == frame.Rows && step == 1 ? frame : frame.Only([.. known.Where((_, i) => i % step == 0)]);
    }

    private IBoostingObjective Objective() => _isClasses ? new SoftmaxLoss(Labels(), _outputs) : new SquaredError(_rows.Answers);

    private int[] Labels() => Array.ConvertAll(_rows.Answers, answer => (int)answer);

    /// <summary>Pairs are there for rules with sharp edges; rows left out would blur the edges. Members then differ by columns only.</summary>
    private BoostingOptions Boosting(bool withPairs) => withPairs ? options.Boosting with { RowShare = 1, ColumnShare = Math.Max(options.Boosting.ColumnShare, PairColumnShare) } : options.Boosting;

    private ParallelOptions Parallelism(CancellationToken cancel) => new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };

    private TabularPlan Plan(int[] training, bool withPairs, CancellationToken cancel)
    {
        string[] columns = [.. _rows.Schema.Inputs.Select(column => column.Name)];
        float[][]? ranks = LevelRanks.Of(_rows, training);
        return withPairs ? TabularPlan.WithPairs(columns, TabularFold.Important(_rows, training, Objective(), options, cancel), ranks) : new(columns, [], ranks);
    }

    /// <summary>Part of each row.</summary>
    private int[] Folds()
    {
        ulong seed = SeededNoise.Seed(options.Seed, "folds");
        if (_rows.Schema.Asset is not null && _rows.Assets.Length >= options.Folds)
        {
            int[] ofAsset = FoldAssignment.ByAsset(_rows.Assets.Length, options.Folds, seed);
            return Array.ConvertAll(_rows.Groups(), group => ofAsset[group]);
        }

        return FoldAssignment.ByClass(_isClasses ? Labels() : new int[_rows.Rows], options.Folds, seed);
    }

    private OutOfFold Predict(int[] foldOfRow, bool withPairs, Action<double, string>? progress, double from, CancellationToken cancel)
    {
        double[] scores = new double[(long)_rows.Rows * _outputs];
        int[] rounds = new int[options.Folds];
        int done = 0;
        Parallel.For(0, options.Folds, Parallelism(cancel), part =>
        {
            int[] training = [.. Enumerable.Range(0, foldOfRow.Length).Where(row => foldOfRow[row] != part)];
            int[] heldOut = [.. Enumerable.Range(0, foldOfRow.Length).Where(row => foldOfRow[row] == part)];
            TabularPlan plan = Plan(training, withPairs, cancel);
            TabularFold fold = new(_rows, plan, training, options);
            BoostingOptions boosting = Boosting(withPairs) with { Seed = options.Seed };
            fold.Prepare(Objective(), boosting, cancel);
            (BoostedTrees trees, rounds[part], _) = fold.Train(Objective(), heldOut, boosting, cancel);
            float[] inputs = new float[plan.Columns.Length];
            float[] features = new float[plan.Count];
            foreach (int row in heldOut)
            {
                fold.Features(row, inputs, features);
                trees.Predict(features, scores.AsSpan(row * _outputs, _outputs));
            }

            progress?.Invoke(from + (0.28 * Interlocked.Increment(ref done) / options.Folds), $"Predicting unseen rows, {done} of {options.Folds} parts done{(withPairs ? ", with pairs of columns" : string.Empty)}");
        });
        return new(scores, rounds, Objective().Loss([.. Enumerable.Range(0, foldOfRow.Length)], scores));
    }

    private TabularReport Report(int[] foldOfRow, OutOfFold chosen, TabularPlan plan, BoostedTrees[] members, bool usesPairs, int rounds)
    {
        List<string> warnings = [];
        if (_rows.Rows < _answered)
        {
            warnings.Add($"{_rows.Rows} rows were learned from, evenly taken from all");
        }

        if (!_isClasses)
        {
            (ConformalBands bands, NumberScores scores) = NumberCalibration.Of(_rows, foldOfRow, chosen.Scores, options);
            return new(new(plan, members, [], bands, []), null, scores, usesPairs, rounds, _rows.Rows, warnings);
        }

        double[][] probabilities = Array.ConvertAll(Enumerable.Range(0, _rows.Rows).ToArray(), row =>
        {
            double[] shares = new double[_outputs];
            SoftmaxLoss.Probabilities(chosen.Scores.AsSpan(row * _outputs, _outputs), shares);
            return shares;
        });
        int[] truth = Labels();
        double[] factors = ClassBalance.Find(truth, probabilities);
        ClassificationScores classes = ClassificationScores.Of(truth, Array.ConvertAll(probabilities, shares => TabularModel.Label(shares, factors)),
            [.. probabilities.Select((shares, i) => shares[truth[i]])], _rows.Schema.Classes);
        warnings.AddRange(classes.ByClass.Where(score => score.N < 10).Select(score => $"class '{score.Label}' has only {score.N} rows"));
        return new(new(plan, members, [.. _rows.Schema.Classes], null, factors), classes, null, usesPairs, rounds, _rows.Rows, warnings);
    }

    private sealed record OutOfFold(double[] Scores, int[] Rounds, double Loss);
}
