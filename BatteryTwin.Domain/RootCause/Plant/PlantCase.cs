using System.Globalization;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A question with its data: every variable on its own table, reference told from what is to be investigated.</summary>
public sealed class PlantCase
{
    private const int LeastReference = 50;

    private readonly Dictionary<string, PlantTable> _tables;
    private readonly Dictionary<(string Table, string Column), (double[] Seconds, int[] InOrder)> _times = [];
    private readonly List<string> _warnings = [];
    private readonly bool[]? _counted;
    private readonly bool[]? _named;

    /// <param name="graph">The causal graph.</param>
    /// <param name="question">Which units are the reference.</param>
    /// <param name="tables">The tables that the graph names.</param>
    /// <param name="counted">Rows of the target's table whose defects are asked about, all by default; of the others is learned all the same.</param>
    /// <param name="named">Rows of the target's table that were named one by one, none by default; what would have become of them is told apart.</param>
    /// <exception cref="PlantCaseException">The tables do not carry the graph, or there is no reference, nothing to investigate, or no defect.</exception>
    /// <exception cref="TableException">A column is missing or holds nothing.</exception>
    public PlantCase(PlantGraph graph, PlantQuestion question, IReadOnlyCollection<UnitTable> tables, bool[]? counted = null, bool[]? named = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(tables);
        (Graph, Question, _counted, _named) = (graph, question, counted, named);
        _tables = tables.ToDictionary(table => table.Name, table => new PlantTable(table), StringComparer.Ordinal);
        foreach (PlantTable table in _tables.Values)
        {
            table.LinkUp(_tables);
            _warnings.AddRange(table.Units.Warnings);
        }

        Columns = [.. graph.Nodes.Select(ColumnOf)];
        CheckEdges();
        IsInvestigated = MarkUnits();
        CheckTarget();
    }

    public PlantGraph Graph { get; }

    public PlantQuestion Question { get; }

    /// <summary>Things about the data that a reader should know.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    internal IReadOnlyList<NodeColumn> Columns { get; }

    internal NodeColumn Target => Columns[Graph.Target];

    /// <summary>Rows of the target's table that the question is about.</summary>
    internal bool[] IsInvestigated { get; }

    internal PlantTable Table(string name) => _tables[name];

    /// <summary>Whether the defects of a row of the target's table are asked about.</summary>
    internal bool IsCounted(int row) => _counted is null || _counted[row];

    /// <summary>Whether a row of the target's table was named.</summary>
    internal bool IsNamed(int row) => _named is not null && _named[row];

    /// <summary>Which columns of each table a graph needs as numbers.</summary>
    public static IReadOnlySet<string> NumbersOf(PlantGraph graph, string table)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return graph.Nodes.Where(node => node.Table == table).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
    }

    private NodeColumn ColumnOf(PlantNode node)
    {
        if (!_tables.TryGetValue(node.Table, out PlantTable? table))
        {
            throw new PlantCaseException($"graph: node '{node.Id}' is in table '{node.Table}', which was not sent; tables are {string.Join(", ", _tables.Keys)}");
        }

        if (!table.Units.Numbers.TryGetValue(node.Id, out double[]? numbers))
        {
            throw new TableException(table.Name, node.Id, null, "the graph has this node and the table no such column");
        }

        double[] values = (double[])numbers.Clone();
        foreach ((double value, int count) in node.IsBinary ? NotBinary(values) : Sentinels.Remove(values))
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"table '{table.Name}', column '{node.Id}': {value} stands {count} times and is taken for a missing value"));
        }

        int missing = values.Count(double.IsNaN);
        if (missing == values.Length)
        {
            throw new TableException(table.Name, node.Id, null, "holds no value in any row; leave the node out of the graph or send its values");
        }

        if (missing * 5 > values.Length)
        {
            _warnings.Add(string.Create(CultureInfo.InvariantCulture, $"table '{table.Name}', column '{node.Id}': {100.0 * missing / values.Length:0} % of the values are missing"));
        }

        (double[] seconds, int[] order) = TimesOf(node, table);
        return new(node, table, values, seconds, order);
    }

    private static (double Value, int Count)[] NotBinary(double[] values)
    {
        (double Value, int Count)[] odd = [.. values.Where(value => value is not (0 or 1) && !double.IsNaN(value)).GroupBy(value => value).Select(same => (same.Key, same.Count()))];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = values[row] is 0 or 1 ? values[row] : double.NaN;
        }

        return odd;
    }

    private (double[] Seconds, int[] InOrder) TimesOf(PlantNode node, PlantTable table)
    {
        if (node.StationColumn is { } station && !table.Units.Columns.Contains(station))
        {
            throw new TableException(table.Name, station, null, $"the graph names this column for the stations of step '{node.Step}' and the table has no such column");
        }

        string time = table.Units.TimeOf(node.StationColumn ?? node.Id) ?? throw new TableException(table.Name, null, null, "has no column of times; each table needs at least one");
        if (!_times.TryGetValue((table.Name, time), out (double[] Seconds, int[] InOrder) times))
        {
            double[] seconds = new double[table.RowCount];
            for (int row = 0; row < seconds.Length; row++)
            {
                seconds[row] = table.Units.Times[time].Seconds(row);
            }

            int[] order = [.. Enumerable.Range(0, seconds.Length).Where(row => double.IsFinite(seconds[row]))];
            Array.Sort(Array.ConvertAll(order, row => seconds[row]), order);
            _times[(table.Name, time)] = times = (seconds, order);
        }

        return times;
    }

    private void CheckEdges()
    {
        for (int node = 0; node < Columns.Count; node++)
        {
            foreach (int cause in Graph.Parents[node])
            {
                if (!Columns[node].Table.LeadsTo(Columns[cause].Table.Name))
                {
                    throw new PlantCaseException(
                        $"graph: the edge from '{Columns[cause].Node.Id}' to '{Columns[node].Node.Id}' leads from table '{Columns[cause].Table.Name}' to '{Columns[node].Table.Name}', whose rows do not name the rows of '{Columns[cause].Table.Name}' that they were made of");
                }
            }
        }
    }

    /// <summary>Which units are investigated, and which rows of the tables above them are reference.</summary>
    private bool[] MarkUnits()
    {
        PlantTable units = Target.Table;
        double until = TimeColumn.SecondsOf(Question.ReferenceUntil);
        bool[] investigated = [.. Target.Seconds.Select((seconds, row) => seconds >= until && IsCounted(row))];
        units.IsReference = Array.ConvertAll(Target.Seconds, seconds => seconds < until);
        foreach (PlantTable table in _tables.Values.Where(table => table != units))
        {
            int[] excess = new int[table.RowCount];
            if (units.RowsIn(table.Name) is { } above)
            {
                for (int row = 0; row < above.Length; row++)
                {
                    if (above[row] >= 0)
                    {
                        excess[above[row]] += units.IsReference[row] ? 1 : -1;
                    }
                }
            }

            table.IsReference = Array.ConvertAll(excess, count => count > 0);
        }

        return investigated;
    }

    private void CheckTarget()
    {
        if (!Target.Node.IsBinary)
        {
            throw new PlantCaseException($"graph: the target '{Target.Node.Id}' is continuous; a case explains defects, so give the target the kind binary and 1 for a defect");
        }

        int reference = Target.Table.IsReference.Count(row => row);
        int investigated = IsInvestigated.Count(row => row);
        if (reference < LeastReference)
        {
            throw new PlantCaseException(string.Create(CultureInfo.InvariantCulture, $"case: only {reference} units ended before reference_until ({Question.ReferenceUntil:yyyy-MM-ddTHH:mm:ssZ}); at least {LeastReference} are needed as a reference"));
        }

        if (investigated == 0)
        {
            throw new PlantCaseException(string.Create(CultureInfo.InvariantCulture, $"case: no unit ended after reference_until ({Question.ReferenceUntil:yyyy-MM-ddTHH:mm:ssZ}): there is nothing to investigate"));
        }

        double[] known = [.. Target.Values.Where(double.IsFinite).Distinct().Take(2)];
        if (known.Length < 2)
        {
            throw new TableException(Target.Table.Name, Target.Node.Id, null, string.Create(CultureInfo.InvariantCulture, $"is {known[0]} in every row: there is nothing to explain"));
        }
    }
}
