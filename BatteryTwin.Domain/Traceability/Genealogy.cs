using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Traceability;

/// <summary>
/// What every unit of a plant was made of and what became of it: tables of units (lots in slurries, slurries, coils, cells) linked by rows, in columns, so that millions of cells fit
/// into memory and are followed in both directions without a join. Safe for concurrent readers.
/// </summary>
public sealed class Genealogy
{
    private readonly Dictionary<string, UnitTable> _tables;
    private readonly Dictionary<(string Table, string Parent), Lazy<ChildRows>> _children = [];

    /// <param name="tables">Tables, linked as they were read.</param>
    public Genealogy(IReadOnlyList<UnitTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        Tables = tables;
        _tables = tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (UnitTable table in tables)
        {
            foreach ((string parent, int[] rows) in table.Parents)
            {
                int count = _tables[parent].RowCount;
                _children[(table.Name, parent)] = new(() => new(rows, count));
            }
        }
    }

    public IReadOnlyList<UnitTable> Tables { get; }

    /// <summary>The table of which nothing further is made: cells. Where there are several, the one with most tables above it, of those the last.</summary>
    public UnitTable EndProducts => Tables.Where(table => !Tables.Any(other => other.Parents.ContainsKey(table.Name))).Reverse().MaxBy(table => Above(table).Count)!;

    public UnitTable? Find(string table) => _tables.GetValueOrDefault(table);

    /// <summary>The unit with an identifier; null when there is none.</summary>
    public UnitRow? Find(string table, string id) => Find(table) is { } units && units.Ids.Find(id) is >= 0 and int row ? new(units, row) : null;

    /// <summary>The units a unit was made of, then what those were made of, up to the first; each once.</summary>
    public IReadOnlyList<UnitRow> Backward(UnitRow unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        List<UnitRow> found = [];
        HashSet<(string, int)> seen = [(unit.Table.Name, unit.Row)];
        for (int at = -1; at < found.Count; at++)
        {
            UnitRow from = at < 0 ? unit : found[at];
            foreach ((string parent, int[] rows) in from.Table.Parents)
            {
                int row = rows[from.Row];
                if (row >= 0 && seen.Add((parent, row)))
                {
                    found.Add(new(_tables[parent], row));
                }
            }
        }

        return found;
    }

    /// <summary>Per table, all units made of some units of one table, directly or through others, in the order of their rows.</summary>
    public IReadOnlyList<UnitSet> Forward(UnitSet origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        Dictionary<string, bool[]> reached = new(StringComparer.Ordinal) { [origin.Table.Name] = Marked(origin) };
        List<UnitSet> found = [];

        // Tables stand after those they link to.
        foreach (UnitTable table in Tables)
        {
            bool[]? here = null;
            foreach (string parent in table.Parents.Keys.Where(reached.ContainsKey))
            {
                here ??= new bool[table.RowCount];
                ChildRows children = _children[(table.Name, parent)].Value;
                bool[] above = reached[parent];
                for (int row = 0; row < above.Length; row++)
                {
                    if (above[row])
                    {
                        foreach (int child in children.Of(row))
                        {
                            here[child] = true;
                        }
                    }
                }
            }

            if (here is not null && table != origin.Table)
            {
                reached[table.Name] = here;
                found.Add(new(table, Rows(here)));
            }
        }

        return found;
    }

    /// <summary>The units whose column has a word: a lot, a station, a check that failed.</summary>
    /// <returns>Null when the table has no such column of words.</returns>
    public UnitSet? Where(string table, string column, string word)
    {
        if (Find(table) is not { } units || !units.Categories.TryGetValue(column, out CategoryColumn? words))
        {
            return null;
        }

        int code = words.CodeOf(word);
        List<int> rows = [];
        for (int row = 0; code >= 0 && row < words.Count; row++)
        {
            if (words[row] == code)
            {
                rows.Add(row);
            }
        }

        return new(units, [.. rows]);
    }

    private HashSet<string> Above(UnitTable table)
    {
        HashSet<string> above = [.. table.Parents.Keys];
        above.UnionWith(table.Parents.Keys.SelectMany(parent => Above(_tables[parent])));
        return above;
    }

    private static bool[] Marked(UnitSet set)
    {
        bool[] marks = new bool[set.Table.RowCount];
        Array.ForEach(set.Rows, row => marks[row] = true);
        return marks;
    }

    private static int[] Rows(bool[] marks)
    {
        int[] rows = new int[marks.AsSpan().Count(true)];
        for (int row = 0, at = 0; at < rows.Length; row++)
        {
            if (marks[row])
            {
                rows[at++] = row;
            }
        }

        return rows;
    }
}
