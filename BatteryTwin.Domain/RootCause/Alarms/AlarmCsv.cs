using System.Globalization;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>Reads the tables of an alarm flood: nodes (<c>label,type</c>), edges (<c>source_label,target_label</c>) and events (<c>time_s,node,value</c>). Other columns are passed over.</summary>
public static class AlarmCsv
{
    private const int MostFaults = 50;
    private const string Alarm = "alarm";

    /// <summary>Reads a graph.</summary>
    /// <exception cref="RootCauseInputException">A column is missing, a row is short, or the graph is not valid.</exception>
    public static AlarmGraph ReadGraph(TextReader nodes, TextReader edges)
    {
        AlarmNode[] read = [.. Rows(nodes, "nodes", "label", "type").Select(row => new AlarmNode(row.Fields[0], row.Fields[1].Equals(Alarm, StringComparison.OrdinalIgnoreCase)))];
        return AlarmGraph.Create(read, [.. Rows(edges, "edges", "source_label", "target_label").Select(row => (row.Fields[0], row.Fields[1]))]);
    }

    /// <summary>Reads events, in order of time.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="name">What to call it in errors.</param>
    /// <param name="most">Most events.</param>
    /// <exception cref="RootCauseInputException">A column is missing, a row is short, a time is no number, or there are too many events.</exception>
    public static IReadOnlyList<NodeEvent> ReadEvents(TextReader reader, string name, int most)
    {
        List<NodeEvent> events = [];
        List<string> faults = [];
        foreach ((long line, string[] fields) in Rows(reader, name, "time_s", "node", "value"))
        {
            if (events.Count == most)
            {
                throw new RootCauseInputException(string.Create(CultureInfo.InvariantCulture, $"{name} has more than {most} events; send a shorter time"));
            }

            if (double.TryParse(fields[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double time) && double.IsFinite(time))
            {
                events.Add(new(time, fields[1], bool.TryParse(fields[2], out bool flag) ? flag.ToString() : fields[2]));
            }
            else if (faults.Count < MostFaults)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{name}, line {line}: time_s '{fields[0]}' is no number"));
            }
        }

        return faults.Count > 0 ? throw RootCauseInputException.Of(faults) : [.. events.OrderBy(one => one.TimeS)];
    }

    private static IEnumerable<(long Line, string[] Fields)> Rows(TextReader reader, string table, params string[] columns)
    {
        CsvRecord csv = new(reader);
        IReadOnlyList<string> head = csv.ReadHead() ?? throw new RootCauseInputException($"{table} is empty; send a line of column names ({string.Join(", ", columns)}) and a line for each entry");
        int[] places = [.. columns.Select(column => head.ToList().FindIndex(name => name.Equals(column, StringComparison.OrdinalIgnoreCase)))];
        string[] absent = [.. columns.Where((_, i) => places[i] < 0)];
        if (absent.Length > 0)
        {
            throw new RootCauseInputException($"{table} has no column {string.Join(", ", absent)}; it has {string.Join(", ", head)}");
        }

        while (csv.Read() is { } fields)
        {
            yield return fields.Count > places.Max()
                ? (csv.Line, [.. places.Select(place => fields[place])])
                : throw new RootCauseInputException(string.Create(CultureInfo.InvariantCulture, $"{table}, line {csv.Line} has {fields.Count} fields, the head names {head.Count} columns"));
        }
    }
}
