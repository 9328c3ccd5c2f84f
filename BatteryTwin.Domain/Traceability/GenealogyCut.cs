using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability;

/// <summary>Some units of a genealogy with everything they were made of, as tables of their own whose numbers are all there: what an investigation takes.</summary>
public static class GenealogyCut
{
    /// <param name="genealogy">The genealogy.</param>
    /// <param name="units">The units, of one table.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The tables above and the table itself, those that others link to first.</returns>
    public static IReadOnlyList<UnitTable> Of(Genealogy genealogy, UnitSet units, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(genealogy);
        ArgumentNullException.ThrowIfNull(units);
        Dictionary<string, bool[]> marks = new(StringComparer.Ordinal) { [units.Table.Name] = new bool[units.Table.RowCount] };
        Array.ForEach(units.Rows, row => marks[units.Table.Name][row] = true);

        // Tables stand after those they link to: from the last to the first, what is marked marks what it was made of.
        foreach (UnitTable table in genealogy.Tables.Reverse())
        {
            if (!marks.TryGetValue(table.Name, out bool[]? here))
            {
                continue;
            }

            foreach ((string parent, int[] rows) in table.Parents)
            {
                if (!marks.TryGetValue(parent, out bool[]? above))
                {
                    marks[parent] = above = new bool[genealogy.Find(parent)!.RowCount];
                }

                for (int row = 0; row < rows.Length; row++)
                {
                    if (here[row] && rows[row] >= 0)
                    {
                        above[rows[row]] = true;
                    }
                }
            }
        }

        List<UnitTable> cut = [];
        Dictionary<string, int[]> renamed = new(StringComparer.Ordinal);
        foreach (UnitTable table in genealogy.Tables.Where(table => marks.ContainsKey(table.Name)))
        {
            cancel.ThrowIfCancellationRequested();
            cut.Add(Cut(table, marks[table.Name], renamed));
        }

        return cut;
    }

    private static UnitTable Cut(UnitTable table, bool[] marked, Dictionary<string, int[]> renamed)
    {
        int[] numbers = new int[table.RowCount];
        List<int> rows = [];
        IdColumn ids = new();
        for (int row = 0; row < numbers.Length; row++)
        {
            numbers[row] = marked[row] ? rows.Count : -1;
            if (marked[row])
            {
                rows.Add(row);
                ids.TryAdd(table.Ids.Utf8(row));
            }
        }

        renamed[table.Name] = numbers;
        int[] kept = [.. rows];
        return new(table.Name, table.Key, ids)
        {
            Columns = table.Columns,
            Parents = table.Parents.ToDictionary(parent => parent.Key, parent => Array.ConvertAll(kept, row => parent.Value[row] < 0 ? -1 : renamed[parent.Key][parent.Value[row]]), StringComparer.Ordinal),
            Categories = table.Categories.ToDictionary(column => column.Key, column => Cut(column.Value, kept), StringComparer.Ordinal),
            Times = table.Times.ToDictionary(column => column.Key, column => Cut(column.Value, kept), StringComparer.Ordinal),
            Numbers = table.NumberColumns.ToDictionary(column => column, column => Cut(table, column, kept), StringComparer.Ordinal),
            Warnings = table.Warnings,
        };
    }

    private static double[] Cut(UnitTable table, string column, int[] rows) =>
        table.Measured.TryGetValue(column, out NumberColumn? measured) ? measured.Of(rows) : Array.ConvertAll(rows, row => table.Number(column, row));

    private static CategoryColumn Cut(CategoryColumn words, int[] rows)
    {
        CategoryColumn cut = new();
        foreach (int row in rows)
        {
            cut.Add(words[row] < 0 ? [] : words.WordUtf8(words[row]));
        }

        return cut;
    }

    private static TimeColumn Cut(TimeColumn times, int[] rows)
    {
        TimeColumn cut = new();
        foreach (int row in rows)
        {
            cut.TryAdd(times[row]);
        }

        return cut;
    }
}
