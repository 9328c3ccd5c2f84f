using System.Text;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability.Growing;

/// <summary>
/// A genealogy to which units and values are added in any order: a unit is known by its identifier, sending it again changes nothing, sending more of it adds to it. Callers take turns;
/// snapshots may be read at any time.
/// </summary>
public sealed class GrowingGenealogy
{
    public const int MostTables = 32;
    public const int MostColumns = 400;

    private const int NamedRejects = 100;
    private const int MostIdBytes = 200;

    private readonly Dictionary<string, GrowingTable> _tables = new(StringComparer.Ordinal);
    private Genealogy? _snapshot;

    /// <param name="basis">Tables read before, linked; none for an empty genealogy.</param>
    public GrowingGenealogy(IReadOnlyList<UnitTable> basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        foreach (UnitTable table in basis)
        {
            _tables[table.Name] = GrowingTable.Of(table, _tables);
        }
    }

    /// <summary>Rows of the largest table.</summary>
    public int MostRows => _tables.Values.Select(table => table.RowCount).DefaultIfEmpty(0).Max();

    public bool IsEmpty => _tables.Count == 0;

    /// <summary>Adds units and values from CSV with a header; good rows are taken whatever the others are.</summary>
    /// <param name="table">Name of the table; a new one gets the first column ending in <c>_id</c> for its key.</param>
    /// <param name="csv">UTF-8 text.</param>
    /// <param name="taken">Gets the rows that were taken as CSV with their header, to be kept; nothing when there are none. The key stands first, so that they make the same table alone. Null for none.</param>
    /// <param name="cancel">Stops before the next row; rows before it stay.</param>
    /// <exception cref="TableException">The header cannot be used; nothing was taken.</exception>
    public AppendOutcome Append(string table, Stream csv, Stream? taken, CancellationToken cancel)
    {
        CsvRows rows = new(table, csv);
        if (!rows.Read())
        {
            throw new TableException(table, null, null, "is empty; the first line must name the columns");
        }

        string[] names = [.. Enumerable.Range(0, rows.Count).Select(rows.Text)];
        GrowingTable units = TableFor(table, names);
        int key = Array.IndexOf(names, units.Key);
        GrowingColumn?[] columns = [.. names.Select((name, at) => at == key ? null : units.Find(name) ?? NewColumn(units, name))];
        int[] order = [key, .. Enumerable.Range(0, names.Length).Where(at => at != key)];
        (bool isRegistered, bool isHeaded) = (false, false);
        (int added, int changed, int unchanged, int refused) = (0, 0, 0, 0);
        List<RejectedRow> rejected = [];
        while (NextRow(rows, rejected, ref refused))
        {
            cancel.ThrowIfCancellationRequested();
            if (Fault(rows, names, columns, key) is { } fault)
            {
                refused++;
                if (rejected.Count < NamedRejects)
                {
                    rejected.Add(fault);
                }

                continue;
            }

            if (!isRegistered)
            {
                Register(units, columns);
                isRegistered = true;
            }

            bool isOther = Put(units, rows, columns, key, out bool isNew);
            (added, changed, unchanged) = (added + (isNew ? 1 : 0), changed + (!isNew && isOther ? 1 : 0), unchanged + (!isNew && !isOther ? 1 : 0));
            if (taken is not null && (isNew || isOther))
            {
                if (!isHeaded)
                {
                    taken.Write(Encoding.UTF8.GetBytes(string.Join(',', order.Select(at => names[at])) + "\n"));
                    isHeaded = true;
                }

                Write(rows, order, taken);
            }
        }

        return new(table, added, changed, unchanged, refused, rejected);
    }

    /// <summary>The genealogy as it is now.</summary>
    public Genealogy Snapshot() => _snapshot ??= new([.. InOrder().Select(table => table.Snapshot(mustRenew: true))]);

    private static bool NextRow(CsvRows rows, List<RejectedRow> rejected, ref int refused)
    {
        try
        {
            return rows.Read();
        }
        catch (TableException fault)
        {
            // What follows an open quote cannot be told apart; the rows before it are taken.
            refused++;
            rejected.Add(new(rows.Row + 1, null, null, fault.Message));
            return false;
        }
    }

    private static RejectedRow? Fault(CsvRows rows, string[] names, GrowingColumn?[] columns, int key)
    {
        if (rows.Count != names.Length)
        {
            return new(rows.Row, null, null, $"has {rows.Count} fields, the header {names.Length}");
        }

        ReadOnlySpan<byte> id = rows.Field(key).Trim((byte)' ');
        if (id.IsEmpty || id.Length > MostIdBytes)
        {
            return new(rows.Row, null, names[key], id.IsEmpty ? "has no identifier" : $"the identifier is longer than {MostIdBytes} bytes");
        }

        for (int at = 0; at < names.Length; at++)
        {
            ReadOnlySpan<byte> field = rows.Field(at).Trim((byte)' ');
            if (columns[at] is { } column && !FieldText.IsMissing(field) && column.Fault(field) is { } reason)
            {
                return new(rows.Row, Encoding.UTF8.GetString(rows.Field(key).Trim((byte)' ')), names[at], reason);
            }
        }

        return null;
    }

    private static bool Put(GrowingTable units, CsvRows rows, GrowingColumn?[] columns, int key, out bool isNew)
    {
        int row = units.RowFor(rows.Field(key).Trim((byte)' '), out isNew);
        bool isOther = false;
        for (int at = 0; at < columns.Length; at++)
        {
            ReadOnlySpan<byte> field = rows.Field(at).Trim((byte)' ');
            if (columns[at] is { } column && !FieldText.IsMissing(field))
            {
                isOther |= column.Set(row, field);
            }
        }

        return isOther;
    }

    private static void Write(CsvRows rows, int[] order, Stream taken)
    {
        for (int at = 0; at < order.Length; at++)
        {
            if (at > 0)
            {
                taken.WriteByte((byte)',');
            }

            ReadOnlySpan<byte> field = rows.Field(order[at]);
            if (field.IndexOfAny(",\"\n\r"u8) < 0)
            {
                taken.Write(field);
                continue;
            }

            taken.Write(Encoding.UTF8.GetBytes('"' + Encoding.UTF8.GetString(field).Replace("\"", "\"\"", StringComparison.Ordinal) + '"'));
        }

        taken.WriteByte((byte)'\n');
    }

    private GrowingTable TableFor(string name, string[] columns)
    {
        string? twice = columns.GroupBy(column => column, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        if (twice is not null)
        {
            throw new TableException(name, twice, null, "stands twice in the header");
        }

        if (Array.Exists(columns, column => column.Length is 0 or > 100 || column.AsSpan().IndexOfAny(",\"\n\r") >= 0))
        {
            throw new TableException(name, null, null, "has a column without a name, or with one that is longer than 100 letters or holds commas or quotes");
        }

        if (_tables.TryGetValue(name, out GrowingTable? known))
        {
            int further = columns.Count(column => column != known.Key && known.Find(column) is null);
            return !columns.Contains(known.Key) ? throw new TableException(name, known.Key, null, "is missing: the column of the identifiers")
                : known.Columns.Count + further > MostColumns ? throw new TableException(name, null, null, $"would have more than {MostColumns} columns")
                : known;
        }

        string key = columns.FirstOrDefault(column => column.EndsWith("_id", StringComparison.Ordinal)) ?? throw new TableException(name, null, null, $"has no key: no column's name ends in '_id' ({string.Join(", ", columns.Take(8))})");
        GrowingTable? other = _tables.Values.FirstOrDefault(table => table.Key == key);
        if (other is not null || _tables.Count >= MostTables || columns.Length > MostColumns)
        {
            throw new TableException(name, key, null, other is not null ? $"is the key of table '{other.Name}' too; the first column ending in '_id' must be the table's own key" : $"there may be {MostTables} tables of {MostColumns} columns");
        }

        return new(name, key);
    }

    /// <summary>Puts a table and columns that are new among the others: with the first row that is taken, so that refused ones leave nothing.</summary>
    private void Register(GrowingTable units, GrowingColumn?[] columns)
    {
        _snapshot = null;
        if (_tables.TryAdd(units.Name, units))
        {
            foreach (GrowingTable table in _tables.Values.Where(table => table != units))
            {
                table.LinkTo(units);
            }
        }

        for (int at = 0; at < columns.Length; at++)
        {
            if (columns[at] is { } column && units.Find(column.Name) is null)
            {
                // Links are drawn anew: the table may be above others by now.
                columns[at] = NewColumn(units, column.Name);
                units.Add(columns[at]!);
            }
        }
    }

    private GrowingColumn NewColumn(GrowingTable units, string name)
    {
        GrowingColumn column = new(name);
        if (_tables.Values.FirstOrDefault(table => table.Key == name) is { } parent && !parent.LeadsTo(units))
        {
            column.LinkTo(parent, null);
        }

        return column;
    }

    /// <summary>Tables that others link to first.</summary>
    private List<GrowingTable> InOrder()
    {
        List<GrowingTable> ordered = [];
        List<GrowingTable> waiting = [.. _tables.Values.OrderBy(table => table.Name, StringComparer.Ordinal)];
        while (waiting.Count > 0)
        {
            GrowingTable next = waiting.Find(table => table.Parents.All(ordered.Contains)) ?? waiting[0];
            ordered.Add(next);
            waiting.Remove(next);
        }

        return ordered;
    }
}
