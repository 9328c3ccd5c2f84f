using System.Globalization;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Mechanisms;
using BatteryTwin.Domain.RootCause.Observations;
using MathNet.Numerics.Distributions;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>
/// What changed in a batch? Every mechanism is tested on its own level, and those that changed share the change of the target's mean. That nothing changed is an
/// answer: the chance of naming anything in an unchanged batch is kept at <see cref="FalseAlarmRate"/>. Thread-safe and without randomness.
/// </summary>
public sealed class BatchAttribution
{
    /// <summary>Chance that an unchanged batch is called changed, over all nodes together.</summary>
    public const double FalseAlarmRate = 0.005;

    /// <summary>Confidence level of the intervals.</summary>
    public const double Level = 0.95;

    private const ulong Seed = 982451653;
    private const int UnitsSimulated = 8192;
    private const int UnitsOfReplicate = 1024;

    private readonly CausalModel _model;

    public BatchAttribution(CausalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
    }

    /// <summary>Compares a batch with the reference of the model.</summary>
    /// <exception cref="RootCauseInputException">There are fewer than eight units, none of which has the target, or a binary node has another value than 0 and 1.</exception>
    public BatchFinding Compare(ObservationTable batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        CausalGraph graph = _model.Graph;
        if (batch.Rows < MechanismTest.LeastRows)
        {
            throw new RootCauseInputException(string.Create(CultureInfo.InvariantCulture, $"the batch has {batch.Rows} units, at least {MechanismTest.LeastRows} are needed; explain single units one by one"));
        }

        ObservationTable clean = _model.Clean(batch);
        if (clean.Known(graph.TargetIndex) == 0)
        {
            throw new RootCauseInputException($"the target '{graph.Target.Id}' has no value in any unit of the batch; there is no effect to explain");
        }

        MechanismRows[] rows = [.. Enumerable.Range(0, graph.Nodes.Count).Select(node => MechanismRows.Of(graph, node, clean))];
        double?[] pValues = new double?[rows.Length];
        Parallel.For(0, rows.Length, node => pValues[node] = MechanismTest.PValue(graph, node, _model.Fitter[node], _model.Fitter.Rows[node], rows[node]));
        double[] adjusted = Holm.Adjust([.. pValues.Select(p => p ?? 1)]);
        int[] changed = [.. Enumerable.Range(0, rows.Length).Where(node => adjusted[node] <= FalseAlarmRate)];
        double effect = Mean(clean.Columns[graph.TargetIndex], null) - Mean(_model.Reference.Columns[graph.TargetIndex], null);
        List<string> warnings = [.. clean.Warnings, .. BatchWarnings.Of(_model, clean, pValues, changed)];
        return changed.Length == 0
            ? new(false, [], effect, effect, warnings)
            : new(true, Shares(clean, rows, changed, adjusted, effect), effect, 0, warnings);
    }

    private ChangedMechanism[] Shares(ObservationTable batch, MechanismRows[] rows, int[] changed, double[] pValues, double effect)
    {
        int target = _model.Graph.TargetIndex;
        double[] raw = new ChangeShares(target, UnitsSimulated).Of(_model.Main, changed, [.. changed.Select(node => BatchMechanisms.Fit(_model.Main[node], rows[node], Once(rows[node].Count)))]);
        double[][] replicates = new double[_model.Replicates.Length][];
        double[] effects = new double[replicates.Length];
        Parallel.For(0, replicates.Length, i =>
        {
            double[] counts = [.. Enumerable.Range(0, batch.Rows).Select(row => (double)Resampling.Count(SeededNoise.Mix(Seed, (ulong)i), row))];
            StructuralModel model = _model.Replicates[i];
            replicates[i] = new ChangeShares(target, UnitsOfReplicate).Of(model, changed, [.. changed.Select(node => BatchMechanisms.Fit(model[node], rows[node], Weights(rows[node], counts)))]);
            double[] referenceCounts = [.. Enumerable.Range(0, _model.Reference.Rows).Select(row => (double)Resampling.Count(CausalModel.ReplicateSeed(i), row))];
            effects[i] = Mean(batch.Columns[target], counts) - Mean(_model.Reference.Columns[target], referenceCounts);
        });

        double[] variances = [.. raw.Select((_, player) => Variance([.. replicates.Select(shares => shares[player])]))];
        double[] matched = Match(raw, variances, effect);
        double[][] matchedReplicates = [.. replicates.Select((shares, i) => Match(shares, variances, effects[i]))];
        double t = StudentT.InvCDF(0, 1, replicates.Length - 1, (1 + Level) / 2);
        return [.. changed
            .Select((node, player) =>
            {
                double half = t * Math.Sqrt(Variance([.. matchedReplicates.Select(shares => shares[player])]));
                return new ChangedMechanism(_model.Graph.Nodes[node].Id, matched[player], matched[player] - half, matched[player] + half, pValues[node]);
            })
            .OrderByDescending(change => Math.Abs(change.Contribution))];
    }

    /// <summary>What model and observation differ by goes to the shares that are least certain.</summary>
    private static double[] Match(double[] shares, double[] variances, double effect)
    {
        double left = effect - shares.Sum();
        double total = variances.Sum();
        return [.. shares.Select((share, i) => share + (left * (total > 0 ? variances[i] / total : 1.0 / shares.Length)))];
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static double Mean(double[] column, double[]? counts)
    {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < column.Length; row++)
        {
            double count = double.IsNaN(column[row]) ? 0 : counts?[row] ?? 1;
            total += count;
            sum += count > 0 ? count * column[row] : 0;
        }

        return total > 0 ? sum / total : 0;
    }

    private static double[] Weights(MechanismRows rows, double[] counts)
    {
        double[] weights = [.. rows.Rows.Select(row => counts[row])];
        return weights.Sum() > 1 ? weights : Once(weights.Length);
    }

    private static double[] Once(int count)
    {
        double[] once = new double[count];
        Array.Fill(once, 1);
        return once;
    }
}
