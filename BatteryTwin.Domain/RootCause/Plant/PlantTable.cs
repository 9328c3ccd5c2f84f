using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A table of a case, with which of its rows are reference and how they lead up to the tables they were made of.</summary>
internal sealed class PlantTable(UnitTable units)
{
    private readonly Dictionary<string, int[]> _up = new(StringComparer.Ordinal);

    public UnitTable Units { get; } = units;

    public string Name => Units.Name;

    public int RowCount => Units.RowCount;

    /// <summary>Rows that are known to be normal: most of the target units made of them are.</summary>
    public bool[] IsReference { get; set; } = [];

    /// <summary>Tables above this one, nearest first.</summary>
    public IEnumerable<string> Above => _up.Keys;

    /// <summary>For each row, the row of a table above (-1: unknown); null for this table itself or one that is not above.</summary>
    public int[]? RowsIn(string table) => _up.GetValueOrDefault(table);

    public bool LeadsTo(string table) => table == Name || _up.ContainsKey(table);

    /// <summary>Links this table to those above its parents as well.</summary>
    public void LinkUp(IReadOnlyDictionary<string, PlantTable> tables)
    {
        foreach ((string parent, int[] rows) in Units.Parents)
        {
            _up[parent] = rows;
        }

        foreach ((string parent, int[] rows) in Units.Parents)
        {
            foreach ((string further, int[] theirs) in tables[parent]._up)
            {
                _up.TryAdd(further, Array.ConvertAll(rows, row => row < 0 ? -1 : theirs[row]));
            }
        }
    }
}
