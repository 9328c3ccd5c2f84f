namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>
/// One kind of unit of a plant's genealogy (slurries, coils, cells) in columns: identifiers, the rows of other tables that the units were made of, stations and
/// other words, times, and numbers where they were asked for.
/// </summary>
public sealed class UnitTable
{
    internal UnitTable(string name, string key, IdColumn ids) => (Name, Key, Ids) = (name, key, ids);

    public string Name { get; }

    /// <summary>Name of the column of identifiers.</summary>
    public string Key { get; }

    public IdColumn Ids { get; }

    public int RowCount => Ids.Count;

    /// <summary>All columns of the file, in its order.</summary>
    public IReadOnlyList<string> Columns { get; internal init; } = [];

    /// <summary>By name of the other table: for each row, the row there that it was made of, or -1.</summary>
    public IReadOnlyDictionary<string, int[]> Parents { get; internal init; } = new Dictionary<string, int[]>();

    public IReadOnlyDictionary<string, CategoryColumn> Categories { get; internal init; } = new Dictionary<string, CategoryColumn>();

    public IReadOnlyDictionary<string, TimeColumn> Times { get; internal init; } = new Dictionary<string, TimeColumn>();

    /// <summary>Numbers by column; NaN where a row has none.</summary>
    public IReadOnlyDictionary<string, double[]> Numbers { get; internal init; } = new Dictionary<string, double[]>();

    /// <summary>What was passed over while reading: unknown parents and the like.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>The time column that belongs to a column: the next one to its right, else the last to its left; null when the table has no times.</summary>
    public string? TimeOf(string column)
    {
        int at = Columns.ToList().IndexOf(column);
        return Columns.Skip(Math.Max(0, at)).FirstOrDefault(Times.ContainsKey) ?? Columns.Take(Math.Max(0, at)).LastOrDefault(Times.ContainsKey);
    }
}
