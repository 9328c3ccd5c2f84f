using System.Globalization;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Interventions;

/// <summary>Where an intervention leaves what the data show.</summary>
internal static class InterventionWarnings
{
    /// <summary>Fewer reference units than this on the far side of a value make it an edge of the data.</summary>
    private const int FewBeyond = 5;
    private const int FewTogether = 5;

    public static IEnumerable<string> Of(CausalModel model, double?[] forced)
    {
        CausalGraph graph = model.Graph;
        for (int node = 0; node < forced.Length; node++)
        {
            if (forced[node] is not { } value)
            {
                continue;
            }

            string id = graph.Nodes[node].Id;
            double[] known = [.. model.Reference.Columns[node].Where(seen => !double.IsNaN(seen))];
            if (Reach(graph.Nodes[node], known, value) is { } reach)
            {
                yield return reach;
            }

            if (node != graph.TargetIndex && !graph.WithAncestors(graph.TargetIndex).Contains(node))
            {
                yield return $"'{id}' does not act on '{graph.Target.Id}' in this graph: holding it changes nothing";
            }

            foreach (string doubt in model.Warnings.Where(warning => warning.Contains("hidden confounder", StringComparison.Ordinal) && warning.Contains($"'{id}'", StringComparison.Ordinal)))
            {
                yield return $"the effect of '{id}' may be another than estimated: {doubt}";
            }
        }

        int[] held = [.. Enumerable.Range(0, forced.Length).Where(node => forced[node] is not null && graph.Nodes[node].Kind == CausalNodeKind.Binary)];
        if (held.Length > 1)
        {
            int together = Enumerable.Range(0, model.Reference.Rows).Count(row => held.All(node => model.Reference.Columns[node][row] == forced[node]));
            if (together < FewTogether)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"extrapolation: {together} reference units have these values of {string.Join(", ", held.Select(node => graph.Nodes[node].Id))} together");
            }
        }
    }

    private static string? Reach(CausalNode node, double[] known, double value)
    {
        if (node.Kind == CausalNodeKind.Binary)
        {
            int seen = known.Count(other => other == value);
            return seen < FewBeyond ? string.Create(CultureInfo.InvariantCulture, $"extrapolation: '{node.Id}' is {value} in only {seen} reference units") : null;
        }

        (double low, double high) = (known.Min(), known.Max());
        if (value < low || value > high)
        {
            return string.Create(CultureInfo.InvariantCulture, $"extrapolation: {value} lies outside the data of '{node.Id}' ({low:G6} to {high:G6}); nothing in the reference shows what happens there");
        }

        int beyond = Math.Min(known.Count(other => other <= value), known.Count(other => other >= value));
        return beyond < FewBeyond ? string.Create(CultureInfo.InvariantCulture, $"extrapolation: only {beyond} reference units reach {value} in '{node.Id}'") : null;
    }
}
