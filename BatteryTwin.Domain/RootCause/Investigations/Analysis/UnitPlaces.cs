using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>Where the units of the target's table went, themselves and in what they were made of.</summary>
internal sealed class UnitPlaces
{
    private const string Plant = "plant";
    private const string Line = "line";
    private const string Lot = "lot";
    private const int MostNamed = 12;

    private readonly PlantGraph _graph;
    private readonly Dictionary<string, PlantTable> _tables = new(StringComparer.Ordinal);

    /// <exception cref="PlantCaseException">The target's table was not given.</exception>
    /// <exception cref="TableException">It has no column of times.</exception>
    public UnitPlaces(PlantGraph graph, IReadOnlyList<UnitTable> tables)
    {
        _graph = graph;
        foreach (UnitTable table in tables)
        {
            _tables[table.Name] = new(table);
        }

        foreach (PlantTable table in _tables.Values)
        {
            table.LinkUp(_tables);
        }

        PlantNode target = graph.Nodes[graph.Target];
        Units = _tables.GetValueOrDefault(target.Table) ?? throw new PlantCaseException($"graph: the target '{target.Id}' is in table '{target.Table}', which is not there; tables are {string.Join(", ", _tables.Keys)}");
        Failed = Units.Units.Numbers.TryGetValue(target.Id, out double[]? outcome)
            ? Array.ConvertAll(outcome, value => value == 1)
            : throw new TableException(target.Table, target.Id, null, "the graph has this node and the table no such column");
        Last = SecondsAt(Units, target.StationColumn ?? target.Id);
    }

    public PlantTable Units { get; }

    /// <summary>By row: whether it failed.</summary>
    public bool[] Failed { get; }

    /// <summary>By row: when its last step was, in seconds of <see cref="TimeColumn"/>.</summary>
    public double[] Last { get; }

    /// <summary>By row: the line it comes from, as answers name it; empty when the tables name no lines.</summary>
    public string?[] Lines => LineNames() ?? [];

    /// <summary>Which units went through a place, and when: at the place's step for a station, else at the last step.</summary>
    /// <param name="place">A place as answers name it; null for all units.</param>
    /// <exception cref="PlantCaseException">No unit went through a place of that name.</exception>
    public (bool[] Rows, double[] Seconds) At(string? place)
    {
        if (place is null)
        {
            return ([.. Enumerable.Repeat(element: true, Units.RowCount)], Last);
        }

        int colon = place.IndexOf(':', StringComparison.Ordinal);
        bool[]? rows = (colon < 0 ? null : place[..colon]) switch
        {
            Plant => Same(place, PlantNames()),
            Line => Same(place, LineNames()),
            Lot => Lots(place[(colon + 1)..]),
            _ => null,
        };
        return rows is not null && rows.Contains(value: true) ? (rows, Last) : Station(place) ?? throw new PlantCaseException($"no unit went through '{place}'; known are {Known()}");
    }

    /// <summary>The line that all of some rows come from, else their plant; null when they come from several.</summary>
    public string? NarrowestOf(IReadOnlyCollection<int> rows) => One(LineNames(), rows) ?? One(PlantNames(), rows);

    /// <summary>The place that a name stands for, whether given as an answer names it or bare; null when no unit went through one.</summary>
    public string? Find(string name)
    {
        foreach (string place in new[] { name, $"{Line}:{name}", $"{Plant}:{name}" })
        {
            if (Station(place) is not null || LineNames()?.Contains(place) == true || PlantNames()?.Contains(place) == true)
            {
                return place;
            }
        }

        return LineNames()?.FirstOrDefault(line => line?.EndsWith($"/{name}", StringComparison.Ordinal) == true);
    }

    /// <summary>For each unit the row of a table that it was made of, or itself; null when the table is not among those.</summary>
    public int[]? RowsIn(string table) => table == Units.Name ? [.. Enumerable.Range(0, Units.RowCount)] : Units.RowsIn(table);

    private static bool[]? Same(string place, string?[]? names) => names is null ? null : Array.ConvertAll(names, name => name == place);

    private static string? One(string?[]? names, IReadOnlyCollection<int> rows)
    {
        string?[] found = [.. rows.Select(row => names?[row]).Distinct().Take(2)];
        return found is [{ } only] ? only : null;
    }

    private (bool[] Rows, double[] Seconds)? Station(string place)
    {
        foreach ((string name, string column) in _graph.Nodes.Where(node => node.StationColumn is not null).Select(node => (node.Table, node.StationColumn!)).Distinct())
        {
            if (!_tables.TryGetValue(name, out PlantTable? table) || !table.Units.Categories.TryGetValue(column, out CategoryColumn? words) || words.CodeOf(place) is not (>= 0 and int code) || RowsIn(name) is not { } above)
            {
                continue;
            }

            double[] seconds = SecondsAt(table, column);
            bool[] rows = Array.ConvertAll(above, row => row >= 0 && words[row] == code);
            if (rows.Contains(value: true))
            {
                return (rows, Array.ConvertAll(above, row => row < 0 ? double.NaN : seconds[row]));
            }
        }

        return null;
    }

    private bool[]? Lots(string lot)
    {
        foreach (PlantTable table in _tables.Values)
        {
            foreach (CategoryColumn words in table.Units.Categories.Where(column => PlaceCatalog.IsLot(column.Key)).Select(column => column.Value))
            {
                if (words.CodeOf(lot) is >= 0 and int code && RowsIn(table.Name) is { } above)
                {
                    return Array.ConvertAll(above, row => row >= 0 && words[row] == code);
                }
            }
        }

        return null;
    }

    private string?[]? PlantNames() => WordsOf(Plant) is { } words ? Array.ConvertAll(words, word => word is null ? null : $"{Plant}:{word}") : null;

    /// <summary>Lines named within their plant, unless they carry the plant's name already, as in answers.</summary>
    private string?[]? LineNames()
    {
        if (WordsOf(Line) is not { } lines)
        {
            return null;
        }

        string?[]? plants = WordsOf(Plant);
        return [.. lines.Select((line, row) => line is null ? null : plants?[row] is { Length: > 0 } plant && !line.StartsWith(plant, StringComparison.Ordinal) ? $"{Line}:{plant}/{line}" : $"{Line}:{line}")];
    }

    private string?[]? WordsOf(string column)
    {
        foreach (PlantTable table in _tables.Values.Where(table => table == Units || Units.RowsIn(table.Name) is not null).OrderByDescending(table => table == Units))
        {
            if (table.Units.Categories.TryGetValue(column, out CategoryColumn? words))
            {
                return Array.ConvertAll(RowsIn(table.Name)!, row => row < 0 || words[row] < 0 ? null : words.Word(words[row]));
            }
        }

        return null;
    }

    private string Known()
    {
        string[] names = [.. (LineNames() ?? PlantNames() ?? []).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "no lines or plants" : string.Join(", ", names.Take(MostNamed)) + " and their stations";
    }

    private static double[] SecondsAt(PlantTable table, string column)
    {
        string time = table.Units.TimeOf(column) ?? throw new TableException(table.Name, null, null, "has no column of times; each table needs at least one");
        TimeColumn times = table.Units.Times[time];
        return [.. Enumerable.Range(0, table.RowCount).Select(times.Seconds)];
    }
}
