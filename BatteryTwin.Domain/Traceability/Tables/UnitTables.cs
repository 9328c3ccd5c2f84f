namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>Reads the tables of a genealogy in whatever order they come: a table is read after those whose keys it carries.</summary>
public static class UnitTables
{
    /// <inheritdoc cref="Read(IReadOnlyList{TableSource}, Func{string, IReadOnlySet{string}}, bool, CancellationToken)"/>
    public static IReadOnlyList<UnitTable> Read(IReadOnlyList<TableSource> sources, Func<string, IReadOnlySet<string>> numbers, CancellationToken cancel) => Read(sources, numbers, keepsAll: false, cancel);

    /// <param name="sources">The tables.</param>
    /// <param name="numbers">The columns of a table that are read as numbers.</param>
    /// <param name="keepsAll">True to keep all other numbers too, four bytes each.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <exception cref="TableException">A table cannot be read, or tables name each other in a circle.</exception>
    public static IReadOnlyList<UnitTable> Read(IReadOnlyList<TableSource> sources, Func<string, IReadOnlySet<string>> numbers, bool keepsAll, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(numbers);
        Dictionary<string, IReadOnlyList<string>> headers = sources.ToDictionary(source => source.Name, Header, StringComparer.Ordinal);
        Dictionary<string, string?> keys = headers.ToDictionary(header => header.Key, header => header.Value.FirstOrDefault(column => column.EndsWith("_id", StringComparison.Ordinal)), StringComparer.Ordinal);
        foreach (IGrouping<string, string> same in keys.Where(key => key.Value is not null).GroupBy(key => key.Value!, key => key.Key).Where(same => same.Count() > 1))
        {
            throw new TableException(same.Last(), same.Key, null, $"is the key of table '{same.First()}' too; the first column ending in '_id' must be the table's own key");
        }

        List<UnitTable> read = [];
        List<TableSource> waiting = [.. sources];
        while (waiting.Count > 0)
        {
            TableSource next = waiting.Find(source => !waiting.Exists(other => other != source && keys[other.Name] is { } key && headers[source.Name].Contains(key)))
                ?? throw new TableException(waiting[0].Name, null, null, $"names rows of tables that name rows of it, among {string.Join(", ", waiting.Select(source => source.Name))}: a unit cannot be made of itself");
            waiting.Remove(next);
            using Stream text = next.OpenText();
            read.Add(Guarded(next.Name, () => UnitTableReader.Read(next.Name, text, read, numbers(next.Name), keepsAll, cancel)));
        }

        return read;
    }

    private static IReadOnlyList<string> Header(TableSource source) => Guarded<IReadOnlyList<string>>(source.Name, () =>
    {
        using Stream text = source.OpenText();
        CsvRows rows = new(source.Name, text);
        return rows.Read() ? [.. Enumerable.Range(0, rows.Count).Select(rows.Text)] : throw new TableException(source.Name, null, null, "is empty; the first line must name the columns");
    });

    private static T Guarded<T>(string table, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            throw new TableException($"table '{table}': the gzip data are damaged or cut off ({fault.Message})", fault);
        }
    }
}
