using System.Globalization;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.RootCause.Batches;

/// <summary>What makes a comparison of batch and reference less certain.</summary>
internal static class BatchWarnings
{
    private const double FarOutsideShare = 0.05;
    private const double MissingShare = 0.05;
    private const double Level = 0.001;

    public static IEnumerable<string> Of(CausalModel model, ObservationTable batch, double?[] pValues, int[] changed)
    {
        CausalGraph graph = model.Graph;
        for (int node = 0; node < pValues.Length; node++)
        {
            string id = graph.Nodes[node].Id;
            double missing = 1 - ((double)batch.Known(node) / batch.Rows);
            if (pValues[node] is null)
            {
                yield return $"'{id}' could not be tested: it and its parents are known together in too few units of the batch";
            }
            else if (missing >= MissingShare)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"'{id}' is missing in {missing:0 %} of the batch");
            }

            if (graph.Nodes[node].Kind == CausalNodeKind.Continuous && graph.Children(node).Count > 0)
            {
                double[] reference = [.. model.Reference.Columns[node].Where(value => !double.IsNaN(value))];
                (double low, double high) = (reference.Min(), reference.Max());
                double outside = batch.Columns[node].Count(value => value < low || value > high) / (double)batch.Rows;
                if (outside >= FarOutsideShare)
                {
                    yield return string.Create(CultureInfo.InvariantCulture, $"{outside:0 %} of the batch lies outside the reference in '{id}' ({low:G5} to {high:G5}): what follows from it is extrapolated");
                }
            }
        }

        foreach (string warning in Together(model, batch, changed))
        {
            yield return warning;
        }

        int target = graph.TargetIndex;
        if (changed.Length == 0 && DistributionTest.PValues(Known(model.Reference.Columns[target]), Known(batch.Columns[target]))[0] < Level)
        {
            yield return $"the target '{graph.Target.Id}' changed, but no mechanism shows it clearly enough: several small changes, or a cause that is not in the graph";
        }
    }

    /// <summary>Changes that go together unit by unit in the batch point to one cause outside the graph.</summary>
    private static IEnumerable<string> Together(CausalModel model, ObservationTable batch, int[] changed)
    {
        double[][] residuals = changed.Length > 1 ? ResidualScores.Of(model.Main, batch) : [];
        for (int i = 0; i < changed.Length; i++)
        {
            for (int j = i + 1; j < changed.Length; j++)
            {
                (double correlation, int rows) = ResidualScores.Correlate(residuals[changed[i]], residuals[changed[j]]);
                bool joined = model.Graph.Parents(changed[i]).Contains(changed[j]) || model.Graph.Parents(changed[j]).Contains(changed[i]);
                if (!joined && ResidualScores.PValue(correlation, rows) < Level)
                {
                    yield return string.Create(
                        CultureInfo.InvariantCulture,
                        $"possible hidden confounder of '{model.Graph.Nodes[changed[i]].Id}' and '{model.Graph.Nodes[changed[j]].Id}': their changes go together in the batch (correlation {correlation:0.00}), one cause outside the graph may have moved both");
                }
            }
        }
    }

    private static double[] Known(double[] column) => [.. column.Where(value => !double.IsNaN(value))];
}
