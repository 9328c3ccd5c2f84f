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

    /// <summary>Measured values that are kept compactly beside <see cref="Numbers"/>, by column.</summary>
    public IReadOnlyDictionary<string, NumberColumn> Measured { get; internal init; } = new Dictionary<string, NumberColumn>();

    /// <summary>Columns that hold numbers, in the order of the table: measured values, and words that are all 0 or 1, which are checks.</summary>
    public IReadOnlyList<string> NumberColumns => [.. Columns.Where(column => Numbers.ContainsKey(column) || Measured.ContainsKey(column) || IsCheck(column))];

    /// <summary>The last column of times: when a unit was finished; null when there is none.</summary>
    public string? LastTime => Columns.LastOrDefault(Times.ContainsKey);

    /// <summary>What was passed over while reading: unknown parents and the like.</summary>
    public IReadOnlyList<string> Warnings { get; internal init; } = [];

    /// <summary>Whether a column of words says 0 or 1 only: a check and its outcome.</summary>
    public bool IsCheck(string column) =>
        Categories.TryGetValue(column, out CategoryColumn? words) && words.WordCount is 1 or 2 && Enumerable.Range(0, words!.WordCount).All(code => words.Word(code) is "0" or "1");

    /// <summary>The number in a row; NaN where the column is none of numbers or the row has none.</summary>
    public double Number(string column, int row) =>
        Numbers.TryGetValue(column, out double[]? numbers) ? numbers[row]
        : Measured.TryGetValue(column, out NumberColumn? measured) ? measured[row]
        : Categories.TryGetValue(column, out CategoryColumn? words) && words[row] >= 0 && FieldText.TryNumber(words.WordUtf8(words[row]), out double number) ? number
        : double.NaN;

    /// <summary>The time column that belongs to a column: the next one to its right, else the last to its left; null when the table has no times.</summary>
    public string? TimeOf(string column)
    {
        int at = Columns.ToList().IndexOf(column);
        return Columns.Skip(Math.Max(0, at)).FirstOrDefault(Times.ContainsKey) ?? Columns.Take(Math.Max(0, at)).LastOrDefault(Times.ContainsKey);
    }
}
