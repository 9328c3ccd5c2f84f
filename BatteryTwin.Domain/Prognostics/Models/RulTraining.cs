using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Drift;
using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>
/// Trains a model of remaining useful life. Everything that is chosen (rounds, the networks' weight, intervals) is chosen by predictions
/// of assets that the predicting model, its features included, had not seen. Deterministic by seed, whatever the number of threads.
/// </summary>
/// <param name="frame">Histories.</param>
/// <param name="options">How to train.</param>
/// <param name="life">Remaining life by row where something else than the time of the last row tells it; NaN = not known.</param>
public sealed class RulTraining(HistoryFrame frame, RulTrainingOptions options, float[]? life = null)
{
    /// <summary>
    /// Intervals are calibrated on rows up to this multiple of the cap before the end: new assets, whose capped life is easily told,
    /// would otherwise hide how uncertain a forecast near the cap is for an asset that has begun to wear.
    /// </summary>
    private const double CalibrationReach = 1.2;

    /// <summary>With fewer assets there are twice as many parts: models of four fifths of few assets miss plainly more than the model of all, and intervals would be as wide as their misses.</summary>
    private const int FewAssets = 60;

    /// <summary>Most features of all rows of a fold, a byte each and for the smooth ones a number; wide data sets are thinned more.</summary>
    private const long MostTableCells = 40_000_000;

    /// <summary>Features of a sensor, and of all directions together, about.</summary>
    private const int PerSensor = 8;
    private const int OfDirections = 80;

    private readonly float[] _life = life ?? frame.RemainingLife(options.RulCap);

    /// <exception cref="HistoryException">The histories cannot be learned from.</exception>
    public TrainingReport Run(Action<double, string>? progress = null, CancellationToken cancel = default)
    {
        int[] rows = ChosenRows();
        float[] truth = Array.ConvertAll(rows, row => _life[row]);
        int[] groups = frame.Groups();
        int[] assets = Array.ConvertAll(rows, row => groups[row]);

        // Assets without a row to learn from would leave folds empty.
        int[] learned = [.. assets.Distinct()];
        int folds = Math.Min(learned.Length < FewAssets ? 2 * options.Folds : options.Folds, learned.Length);
        int[] parts = FoldAssignment.ByAsset(learned.Length, folds, SeededNoise.Seed(options.Seed, "folds"));
        int[] foldOfAsset = new int[frame.Assets.Length];
        for (int i = 0; i < learned.Length; i++)
        {
            foldOfAsset[learned[i]] = parts[i];
        }

        (double[] trees, double[] networks, int[] rounds) = OutOfFold(rows, truth, assets, foldOfAsset, folds, progress, cancel);
        RulBlend blend = new(truth, options.RulCap);
        double share = blend.Share(trees, networks);
        double[] predicted = blend.Of(trees, networks, share);
        bool[] isNear = Array.ConvertAll(rows, row => frame.Times[frame.Starts[groups[row] + 1] - 1] - frame.Times[row] <= CalibrationReach * options.RulCap);
        RulCalibration calibration = new(predicted, truth, assets, isNear, options.Level);
        Array.Sort(rounds);
        int finalRounds = Math.Max(1, (int)(rounds[folds / 2] * (1 + (0.5 / folds))));
        progress?.Invoke(0.6, $"Training the model on all {frame.Assets.Length} assets");
        RulMember[] members = FinalMembers(rows, truth, finalRounds, share > 0, progress, cancel);
        RulModel model = new(members[0].Plan, [.. members.Select(member => member.Trees).OfType<Boosting.BoostedTrees>()],
            share > 0 ? [.. members.SelectMany(member => member.Networks)] : [], RulMember.NetworkFeatures(members[0].Plan), share, calibration.Bands(_ => true), options.RulCap)
        {
            Fan = calibration.Fan(ConformalFan.UsualLevels),
        };
        (RulScores outOfFold, double[] lower, double[] upper) = calibration.OutOfFold(foldOfAsset, folds, options.RulCap);
        return new(model, outOfFold, finalRounds, rows.Length, blend.Error(trees), blend.Error(networks), Warnings(rows.Length))
        {
            UnseenLives = UnseenLives.Of(frame, rows, predicted, lower, upper),
            Inputs = InputProfile.Of(model.Plan, frame, _life, options.RulCap, cancel),
        };
    }

    private (double[] Trees, double[] Networks, int[] Rounds) OutOfFold(
        int[] rows, float[] truth, int[] assets, int[] foldOfAsset, int folds, Action<double, string>? progress, CancellationToken cancel)
    {
        double[] trees = new double[rows.Length];
        double[] networks = new double[rows.Length];
        int[] rounds = new int[folds];
        int done = 0;
        progress?.Invoke(0.02, $"Predicting unseen assets, part 1 of {folds}");
        Parallel.For(0, folds, Parallelism(cancel), fold =>
        {
            int[] training = [.. Enumerable.Range(0, frame.Assets.Length).Where(asset => foldOfAsset[asset] != fold)];
            RulMember member = new(frame, training, _life, options, SeededNoise.Mix(options.Seed, (ulong)(uint)fold), cancel);
            member.Prepare(rows, withNetworks: true, cancel);
            int[] inside = [.. Enumerable.Range(0, rows.Length).Where(i => foldOfAsset[assets[i]] != fold)];
            int[] outside = [.. Enumerable.Range(0, rows.Length).Where(i => foldOfAsset[assets[i]] == fold)];
            rounds[fold] = member.TrainTrees(truth, inside, outside, options.Boosting.Rounds, options.Seed, cancel);
            member.TrainNetworks(truth, inside, Math.Max(1, options.Networks - 1), cancel);
            member.Predict(rows, outside, trees, networks, cancel);
            int parts = Interlocked.Increment(ref done);
            progress?.Invoke(0.02 + (0.58 * parts / folds), parts < folds ? $"Predicting unseen assets, {parts} of {folds} parts done" : "Calibrating intervals");
        });
        return (trees, networks, rounds);
    }

    private RulMember[] FinalMembers(int[] rows, float[] truth, int rounds, bool withNetworks, Action<double, string>? progress, CancellationToken cancel)
    {
        RulMember first = new(frame, [.. Enumerable.Range(0, frame.Assets.Length)], _life, options, SeededNoise.Seed(options.Seed, "all"), cancel);
        first.Prepare(rows, withNetworks, cancel);
        RulMember[] members = [first, .. Enumerable.Range(1, Math.Max(0, options.Members - 1)).Select(i => first.Sibling(SeededNoise.Mix(options.Seed, 1_000 + (ulong)i)))];
        int[] all = [.. Enumerable.Range(0, rows.Length)];
        int done = 0;
        Parallel.For(0, members.Length, Parallelism(cancel), i =>
        {
            members[i].TrainTrees(truth, all, [], rounds, SeededNoise.Mix(options.Seed, 2_000 + (ulong)i), cancel);
            if (withNetworks && i < options.Networks)
            {
                members[i].TrainNetworks(truth, all, 1, cancel);
            }

            progress?.Invoke(0.6 + (0.38 * Interlocked.Increment(ref done) / members.Length), $"Trained {done} of {members.Length} members");
        });
        return members;
    }

    private ParallelOptions Parallelism(CancellationToken cancel) => new() { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancel };

    /// <summary>Rows whose remaining life is known; of long histories every nth, counted from the end, where it matters.</summary>
    private int[] ChosenRows()
    {
        int known = _life.Count(value => !float.IsNaN(value));
        int failed = frame.Failed.Count(ended => ended);
        if (frame.Assets.Length < 2 || failed < 2)
        {
            throw new HistoryException($"{failed} of {frame.Assets.Length} assets ran to failure; at least 2 are needed, and far more to trust the intervals");
        }

        int most = (int)Math.Min(options.MaxRows, MostTableCells / ((PerSensor * frame.Inputs.Length) + OfDirections));
        int step = Math.Max(1, (known + most - 1) / most);
        List<int> rows = new(known / step);
        for (int group = 0; group < frame.Assets.Length; group++)
        {
            for (int row = frame.Starts[group]; row < frame.Starts[group + 1]; row++)
            {
                if (!float.IsNaN(_life[row]) && (frame.Starts[group + 1] - 1 - row) % step == 0)
                {
                    rows.Add(row);
                }
            }
        }

        return [.. rows];
    }

    private List<string> Warnings(int rows)
    {
        List<string> warnings = [];
        int failed = frame.Failed.Count(ended => ended);
        if (failed < 20)
        {
            warnings.Add($"only {failed} assets ran to failure: errors and intervals are rough estimates, and intervals are wide or without end");
        }

        if (rows < _life.Count(value => !float.IsNaN(value)))
        {
            warnings.Add($"histories were thinned to {rows} rows to learn from; features were computed from all");
        }

        return warnings;
    }
}
