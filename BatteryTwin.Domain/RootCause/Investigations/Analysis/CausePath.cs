using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Plant;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>
/// How a change comes to the failures: of all ways through the graph the one whose least moved variable moved most (widest path), told by means before and after.
/// </summary>
internal sealed class CausePath(PlantCase plantCase, PlantModel model)
{
    public IReadOnlyList<CauseStep> Of(ChangedStretch stretch, ReachedRows reached)
    {
        PlantGraph graph = plantCase.Graph;
        bool[] atPlace = AtPlace(stretch);
        Dictionary<int, CauseStep> steps = new() { [stretch.Node] = Step(stretch.Node, atPlace, reached) };
        Dictionary<int, (double Width, int From)> widest = new() { [stretch.Node] = (double.PositiveInfinity, -1) };

        // Nodes stand in causal order, so that every cause is settled before its effects.
        foreach (int node in graph.Affected[stretch.Node].Where(node => node == graph.Target || graph.Affected[node].Contains(graph.Target)))
        {
            steps[node] = Step(node, atPlace, reached);
            (double width, int from) = graph.Parents[node].Where(widest.ContainsKey).Select(parent => (widest[parent].Width, parent)).MaxBy(parent => parent.Width);
            widest[node] = (Math.Min(width, Math.Abs(steps[node].Spreads)), from);
        }

        List<CauseStep> path = [];
        for (int node = widest.ContainsKey(graph.Target) ? graph.Target : stretch.Node; node >= 0; node = widest[node].From)
        {
            path.Insert(0, steps[node]);
        }

        return path;
    }

    private bool[] AtPlace(ChangedStretch stretch)
    {
        bool[] rows = new bool[plantCase.Columns[stretch.Node].Values.Length];
        PlaceColumn? places = model.PlacesOf(stretch);
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row] = places is null || places.Codes[row] == places.Codes[stretch.Rows[0]];
        }

        return rows;
    }

    private CauseStep Step(int node, bool[] atPlace, ReachedRows reached)
    {
        NodeColumn column = plantCase.Columns[node];
        int[]? above = column.Table.RowsIn(reached.Origin.Name);
        double[] before = [.. Enumerable.Range(0, column.Values.Length)
            .Where(row => column.Table.IsReference[row] && (above is null ? column.Table.Name != reached.Origin.Name || atPlace[row] : above[row] >= 0 && atPlace[above[row]]))
            .Select(row => column.Values[row]).Where(double.IsFinite)];
        double[] after = [.. reached.In(column.Table).Select(row => column.Values[row]).Where(double.IsFinite)];
        double mean = before.DefaultIfEmpty(0).Average();
        double now = after.DefaultIfEmpty(0).Average();
        double spread = Math.Sqrt(before.Select(value => (value - mean) * (value - mean)).DefaultIfEmpty(0).Average());
        return new(column.Node.Id, column.Node.Step, column.Node.Unit, mean, now, spread > 0 ? (now - mean) / spread : 0);
    }
}
