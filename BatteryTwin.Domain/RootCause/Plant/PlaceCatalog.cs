using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>The places at which a variable may have changed: its step's stations, line, plant, the lots and the stations upstream that its units came through, shifts.</summary>
internal sealed class PlaceCatalog(PlantCase plantCase)
{
    private const string PlantColumn = "plant";
    private const string LineColumn = "line";
    private const string ShiftColumn = "shift";
    private const string LotSuffix = "_lot";

    private readonly Dictionary<(string Table, string Column), PlaceColumn?> _made = [];
    private readonly Dictionary<(string Table, string? Stations, int[] Order), IReadOnlyList<PlaceColumn>> _ofStep = [];

    /// <summary>The stations of a variable's own step; null where the graph names none.</summary>
    public PlaceColumn? StationsOf(NodeColumn node) => node.Node.StationColumn is { } column ? Words(node.Table, column, PlaceKind.Station, string.Empty) : null;

    public PlaceColumn? PlantsOf(PlantTable table) => Words(table, PlantColumn, PlaceKind.Plant, "plant:");

    /// <summary>Every sorting that the variable's rows allow, stations first.</summary>
    public IReadOnlyList<PlaceColumn> Of(NodeColumn node)
    {
        (string, string?, int[]) step = (node.Table.Name, node.Node.StationColumn, node.InOrder);
        if (!_ofStep.TryGetValue(step, out IReadOnlyList<PlaceColumn>? places))
        {
            _ofStep[step] = places = Made(node);
        }

        return places;
    }

    private IReadOnlyList<PlaceColumn> Made(NodeColumn node)
    {
        PlaceColumn? plants = PlantsOf(node.Table);
        PlaceColumn? lines = Lines(node.Table, plants);
        List<PlaceColumn?> places = [StationsOf(node), lines, plants];
        foreach (string table in Self(node.Table))
        {
            foreach (string column in plantCase.Table(table).Units.Categories.Keys.Where(IsLot))
            {
                PlaceColumn? lots = Up(node.Table, table, column, PlaceKind.Lot, "lot:");
                places.Add(lots);
                places.Add(Pairs(lots, plants));
            }
        }

        foreach ((string table, string column) in plantCase.Graph.Nodes.Where(other => node.Table.RowsIn(other.Table) is not null && other.StationColumn is not null).Select(other => (other.Table, other.StationColumn!)).Distinct())
        {
            places.Add(Up(node.Table, table, column, PlaceKind.UpstreamStation, string.Empty));
        }

        places.AddRange(Shifts(node, lines, plants));
        return [.. places.OfType<PlaceColumn>()];
    }

    /// <summary>Whether a column names lots of material.</summary>
    public static bool IsLot(string column) => column.EndsWith(LotSuffix, StringComparison.OrdinalIgnoreCase) || column.Equals("lot", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Self(PlantTable table) => [table.Name, .. table.Above];

    /// <summary>The places of one sorting within those of another, named by the first.</summary>
    private static PlaceColumn? Pairs(PlaceColumn? first, PlaceColumn? second)
    {
        if (first is null || second is null)
        {
            return null;
        }

        int[] codes = new int[first.Codes.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = first.Codes[row] < 0 || second.Codes[row] < 0 ? -1 : (first.Codes[row] * second.Names.Count) + second.Codes[row];
        }

        return new(PlaceKind.LotAtPlant, codes, [.. first.Names.SelectMany(name => Enumerable.Repeat(name, second.Names.Count))]);
    }

    private PlaceColumn? Lines(PlantTable table, PlaceColumn? plants)
    {
        if (!_made.TryGetValue((table.Name, LineColumn), out PlaceColumn? made))
        {
            made = table.Units.Categories.TryGetValue(LineColumn, out CategoryColumn? lines) ? Lines(lines, plants) : null;
            _made[(table.Name, LineColumn)] = made;
        }

        return made;
    }

    /// <summary>Lines named within their plant, as stations are, unless they carry the plant's name already.</summary>
    private static PlaceColumn Lines(CategoryColumn lines, PlaceColumn? plants)
    {
        Dictionary<string, int> names = new(StringComparer.Ordinal);
        int[] codes = new int[lines.Count];
        for (int row = 0; row < codes.Length; row++)
        {
            if (lines[row] < 0)
            {
                codes[row] = -1;
                continue;
            }

            string line = lines.Word(lines[row]);
            string plant = plants is not null && plants.Codes[row] >= 0 ? plants.Names[plants.Codes[row]]["plant:".Length..] : string.Empty;
            string name = plant.Length == 0 || line.StartsWith(plant, StringComparison.Ordinal) ? $"line:{line}" : $"line:{plant}/{line}";
            codes[row] = names.TryGetValue(name, out int code) ? code : names[name] = names.Count;
        }

        return new(PlaceKind.Line, codes, [.. names.OrderBy(name => name.Value).Select(name => name.Key)]);
    }

    private PlaceColumn? Words(PlantTable table, string column, PlaceKind kind, string prefix)
    {
        if (!_made.TryGetValue((table.Name, column), out PlaceColumn? made))
        {
            if (table.Units.Categories.TryGetValue(column, out CategoryColumn? words))
            {
                int[] codes = new int[words.Count];
                for (int row = 0; row < codes.Length; row++)
                {
                    codes[row] = words[row];
                }

                made = new(kind, codes, [.. Enumerable.Range(0, words.WordCount).Select(code => prefix + words.Word(code))]);
            }

            _made[(table.Name, column)] = made;
        }

        return made;
    }

    private PlaceColumn? Up(PlantTable table, string above, string column, PlaceKind kind, string prefix)
    {
        PlaceColumn? theirs = Words(plantCase.Table(above), column, kind, prefix);
        return theirs is null || table.RowsIn(above) is not { } rows ? theirs : new(kind, Array.ConvertAll(rows, row => row < 0 ? -1 : theirs.Codes[row]), theirs.Names);
    }

    /// <summary>Each shift over all rows, and within each line and plant.</summary>
    private IEnumerable<PlaceColumn> Shifts(NodeColumn node, PlaceColumn? lines, PlaceColumn? plants)
    {
        List<(string Name, bool[] Rows)> shifts = [];
        if (node.Table.Units.Categories.TryGetValue(ShiftColumn, out CategoryColumn? words))
        {
            shifts.AddRange(Enumerable.Range(0, words.WordCount).Select(code => (words.Word(code), Enumerable.Range(0, words.Count).Select(row => words[row] == code).ToArray())));
        }
        else
        {
            shifts.AddRange(plantCase.Question.Shifts.Select(shift => (shift.Name, Array.ConvertAll(node.Seconds, shift.Contains))));
        }

        foreach ((string name, bool[] rows) in shifts)
        {
            yield return Within(name, rows, null);
            foreach (PlaceColumn within in new[] { lines, plants }.OfType<PlaceColumn>())
            {
                yield return Within(name, rows, within);
            }
        }
    }

    private static PlaceColumn Within(string shift, bool[] rows, PlaceColumn? places)
    {
        int[] codes = new int[rows.Length];
        for (int row = 0; row < codes.Length; row++)
        {
            codes[row] = !rows[row] ? -1 : places is null ? 0 : places.Codes[row];
        }

        return new(PlaceKind.Shift, codes, [.. Enumerable.Repeat($"shift:{shift}", places?.Names.Count ?? 1)]);
    }
}
