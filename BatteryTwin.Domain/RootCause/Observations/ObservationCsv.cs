using System.Globalization;
using BatteryTwin.Domain.RootCause.Graphs;

namespace BatteryTwin.Domain.RootCause.Observations;

/// <summary>
/// Reads a table with one column for each node of a graph, and a row for each unit. A column <c>id</c> names the units, else they are numbered.
/// Empty fields and <c>NaN</c>, <c>NA</c>, <c>N/A</c>, <c>null</c>, <c>none</c>, <c>-</c> are missing values. Other columns are passed over, with a warning.
/// </summary>
public static class ObservationCsv
{
    private const int MostFaults = 50;

    private static readonly HashSet<string> s_missing = new(StringComparer.OrdinalIgnoreCase) { "", "nan", "na", "n/a", "null", "none", "-", "?" };

    /// <summary>Reads a whole table.</summary>
    /// <exception cref="RootCauseInputException">A node has no column, a column is there twice, a row has too many or too few fields, a value is no number, or there are more than <paramref name="mostRows"/> rows.</exception>
    public static ObservationTable Read(TextReader reader, CausalGraph graph, int mostRows)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(graph);
        CsvRecord csv = new(reader);
        IReadOnlyList<string> head = csv.ReadHead() ?? throw new RootCauseInputException("the table is empty; send a line of column names and a line for each unit");
        int[] nodes = Match(head, graph, out int idColumn, out List<string> warnings);
        List<string> ids = [];
        List<double>[] columns = [.. graph.Nodes.Select(_ => new List<double>())];
        List<string> faults = [];
        while (csv.Read() is { } fields && faults.Count < MostFaults)
        {
            if (fields.Count != head.Count)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"line {csv.Line} has {fields.Count} fields, the head names {head.Count} columns"));
                continue;
            }

            if (ids.Count == mostRows)
            {
                throw new RootCauseInputException(string.Create(CultureInfo.InvariantCulture, $"the table has more than {mostRows} rows; send fewer, or raise the limit"));
            }

            ids.Add(idColumn >= 0 ? fields[idColumn] : (ids.Count + 1).ToString(CultureInfo.InvariantCulture));
            for (int i = 0; i < nodes.Length; i++)
            {
                if (nodes[i] >= 0)
                {
                    columns[nodes[i]].Add(Value(fields[i], head[i], csv.Line, graph.Nodes[nodes[i]].Kind, faults));
                }
            }
        }

        return faults.Count > 0 ? throw RootCauseInputException.Of(faults) : new(ids, [.. columns.Select(column => column.ToArray())], warnings);
    }

    private static int[] Match(IReadOnlyList<string> head, CausalGraph graph, out int idColumn, out List<string> warnings)
    {
        List<string> faults = [];
        int[] nodes = [.. head.Select(graph.IndexOf)];
        HashSet<string> seen = new(StringComparer.Ordinal);
        faults.AddRange(head.Where(name => !seen.Add(name)).Select(name => $"column '{name}' is there twice"));
        string[] unknown = [.. head.Where((name, i) => nodes[i] < 0 && !IsId(name))];
        string[] absent = [.. graph.Nodes.Select(node => node.Id).Where(id => !seen.Contains(id))];
        if (absent.Length > 0)
        {
            string others = unknown.Length > 0 ? $"; columns that are none of the nodes: {string.Join(", ", unknown)}" : string.Empty;
            faults.Add($"no column for {(absent.Length == 1 ? "node" : "nodes")} {string.Join(", ", absent)}{others}");
        }

        idColumn = head.ToList().FindIndex(IsId);
        if (idColumn >= 0 && nodes[idColumn] >= 0)
        {
            idColumn = -1;
        }

        warnings = [.. unknown.Select(name => $"column '{name}' is none of the graph's nodes and was passed over")];
        return faults.Count > 0 ? throw RootCauseInputException.Of(faults) : nodes;
    }

    private static bool IsId(string name) => name.Equals("id", StringComparison.OrdinalIgnoreCase);

    private static double Value(string text, string column, long line, CausalNodeKind kind, List<string> faults)
    {
        if (s_missing.Contains(text))
        {
            return double.NaN;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
        {
            return double.IsFinite(value) ? value : double.NaN;
        }

        if (kind == CausalNodeKind.Binary && bool.TryParse(text, out bool flag))
        {
            return flag ? 1 : 0;
        }

        faults.Add(string.Create(CultureInfo.InvariantCulture, $"line {line}, column '{column}': '{text}' is no number"));
        return double.NaN;
    }
}
