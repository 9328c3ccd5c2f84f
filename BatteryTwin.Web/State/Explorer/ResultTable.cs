using System.Text.Json.Nodes;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>Rows as a table. Columns stand in the order of the query, within a twin those that most rows have come first.</summary>
public sealed record ResultTable(IReadOnlyList<ResultColumn> Columns, IReadOnlyList<IReadOnlyList<ResultCell?>> Rows)
{
    public static ResultTable Of(IReadOnlyList<JsonObject> rows)
    {
        List<Dictionary<string, ResultCell>> flat = [.. rows.Select(Flat)];
        List<string> keys = [.. ColumnsOf(flat)];
        return new(
            [.. keys.Select(key => new ResultColumn(key, flat.All(row => !row.TryGetValue(key, out ResultCell? cell) || cell.IsNumber)))],
            [.. flat.Select(row => keys.ConvertAll(key => row.GetValueOrDefault(key)))]);
    }

    internal static Dictionary<string, ResultCell> Flat(JsonObject row)
    {
        Dictionary<string, ResultCell> cells = new(StringComparer.Ordinal);
        foreach ((string key, ResultCell cell) in ResultRow.Cells(row))
        {
            cells[key] = cell;
        }

        return cells;
    }

    /// <summary>Column names: those of one twin stay together, what is common comes before what is rare, ties as first met.</summary>
    internal static IEnumerable<string> ColumnsOf(IEnumerable<IReadOnlyDictionary<string, ResultCell>> rows)
    {
        Dictionary<string, (int Place, int Filled)> met = new(StringComparer.Ordinal);
        Dictionary<string, int> groups = new(StringComparer.Ordinal);
        foreach (IReadOnlyDictionary<string, ResultCell> row in rows)
        {
            foreach (string key in row.Keys)
            {
                met[key] = met.TryGetValue(key, out (int Place, int Filled) known) ? known with { Filled = known.Filled + 1 } : (met.Count, 1);
                groups.TryAdd(GroupOf(key), groups.Count);
            }
        }

        // A row that is itself a twin or relationship is one group; a projection's columns are groups in the order of the query.
        bool isDocument = met.ContainsKey("$model") || met.ContainsKey("$relationshipName");
        return met.OrderBy(column => isDocument ? 0 : groups[GroupOf(column.Key)])
            .ThenByDescending(column => column.Value.Filled)
            .ThenBy(column => column.Value.Place)
            .Select(column => column.Key);
    }

    private static string GroupOf(string key)
    {
        int dot = key.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? key : key[..dot];
    }
}
