using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>
/// Compares a process' graph with its units. Rows must share nothing, or a coil's value would count once for each of its cells: one chain of units, a cell of a coil of a slurry, is taken from each
/// unit of the first table. What lines differ in by habit is no dependence: values are taken from their line's mean.
/// </summary>
public static class ProcessMisfits
{
    private const int MostRows = 2_000;
    private const string LineColumn = "line";
    private const string PlantColumn = "plant";

    /// <param name="graph">The graph.</param>
    /// <param name="tables">Its units, with all numbers, those that others link to first.</param>
    /// <returns>Pairs that the data tell differently, the surest first, and how many chains were compared.</returns>
    /// <exception cref="RootCauseInputException">There are too few units, or a variable without values.</exception>
    public static (IReadOnlyList<GraphMisfit> Misfits, int Rows) Find(ProcessGraph graph, IReadOnlyList<UnitTable> tables)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(tables);
        UnitTable end = new Genealogy(tables).EndProducts;
        int[][] chains = Chains(end, tables);
        CausalNode[] nodes = [.. graph.Causes.Nodes.Where(node => node.Kind == CausalNodeKind.Continuous && tables.Any(table => table.Name == node.Table && table.Numbers.ContainsKey(node.Id)))];
        double[][] columns = [.. nodes.Select(node => Values(node, end, tables, chains))];
        int[] kept = [.. Enumerable.Range(0, nodes.Length).Where(at => columns[at].Any(value => !double.IsNaN(value)))];
        if (chains.Length < CausalModel.LeastRows || kept.Length < 2)
        {
            throw new RootCauseInputException($"there are {chains.Length} chains of units that share nothing, at least {CausalModel.LeastRows} are needed to compare the graph with data");
        }

        HashSet<string> ids = [.. kept.Select(at => nodes[at].Id)];
        CausalEdge[] edges = [.. graph.Causes.Edges.Where(edge => ids.Contains(edge.From) && ids.Contains(edge.To))];
        CausalGraph measured = CausalGraph.Create([.. kept.Select(at => nodes[at])], edges, nodes[kept[^1]].Id);
        ObservationTable table = new([.. chains.Select(chain => end.Ids[chain[^1]])], [.. kept.Select(at => columns[at])], []);
        return ([.. CausalModel.Fit(measured, table).Misfits.OrderBy(misfit => misfit.PValue).ThenByDescending(misfit => Math.Abs(misfit.Correlation))], chains.Length);
    }

    /// <summary>For each unit of the first table at most one unit of the last, with the rows between, in the order of the tables; -1 where a table is not on the way.</summary>
    private static int[][] Chains(UnitTable end, IReadOnlyList<UnitTable> tables)
    {
        List<int[]> chains = [];
        HashSet<(int Table, int Row)> used = [];
        for (int row = end.RowCount - 1; row >= 0 && chains.Count < MostRows; row--)
        {
            int[] chain = new int[tables.Count];
            Array.Fill(chain, -1);
            Climb(end, row, tables, chain);
            int at = Array.FindIndex(chain, value => value >= 0);
            if (used.Add((at, chain[at])))
            {
                chains.Add(chain);
            }
        }

        return [.. chains];
    }

    private static void Climb(UnitTable table, int row, IReadOnlyList<UnitTable> tables, int[] chain)
    {
        int at = Enumerable.Range(0, tables.Count).First(index => tables[index] == table);
        chain[at] = row;
        foreach ((string parent, int[] rows) in table.Parents.Where(parent => parent.Value[row] >= 0))
        {
            Climb(tables.First(one => one.Name == parent), rows[row], tables, chain);
        }
    }

    private static double[] Values(CausalNode node, UnitTable end, IReadOnlyList<UnitTable> tables, int[][] chains)
    {
        int at = Enumerable.Range(0, tables.Count).First(index => tables[index].Name == node.Table);
        double[] numbers = tables[at].Numbers[node.Id];
        double[] values = Array.ConvertAll(chains, chain => chain[at] < 0 ? double.NaN : numbers[chain[at]]);
        int last = Enumerable.Range(0, tables.Count).First(index => tables[index] == end);
        foreach (IGrouping<(int, int), int> line in Enumerable.Range(0, chains.Length).GroupBy(row => (Code(end, PlantColumn, chains[row][last]), Code(end, LineColumn, chains[row][last]))))
        {
            double mean = line.Select(row => values[row]).Where(value => !double.IsNaN(value)).DefaultIfEmpty(0).Average();
            foreach (int row in line)
            {
                values[row] -= mean;
            }
        }

        return values;
    }

    private static int Code(UnitTable table, string column, int row) => table.Categories.TryGetValue(column, out CategoryColumn? words) ? words[row] : -1;
}
