namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>The columns of a file, in its order, and the separator between cells.</summary>
internal sealed record HistoryHeader(IReadOnlyList<string> Names, bool HasLine)
{
    private static readonly string[] s_cmapss = ["unit", "cycle", "setting1", "setting2", "setting3", .. Enumerable.Range(1, 21).Select(i => $"s{i}")];

    public static HistoryHeader Cmapss { get; } = new(s_cmapss, HasLine: false);

    public int Find(string? name)
    {
        for (int i = 0; name is not null && i < Names.Count; i++)
        {
            if (string.Equals(Names[i], name, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Reads the header line of separated text.</summary>
    /// <exception cref="HistoryException">There is none, or it names a column twice.</exception>
    public static HistoryHeader Read(DelimitedReader reader, HistoryLimits limits)
    {
        if (!reader.Read())
        {
            throw new HistoryException("the file is empty: send a header line and rows");
        }

        string[] names = new string[reader.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string name = reader[i].Trim('\uFEFF').ToString();
            names[i] = name.Length == 0 ? $"column{i + 1}" : name;
        }

        if (names.Length > limits.MaxColumns)
        {
            throw new HistoryException($"the header has {names.Length} columns; at most {limits.MaxColumns} can be read");
        }

        if (names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new HistoryException($"the header names column '{twice.Key}' {twice.Count()} times: give each column a name of its own");
        }

        return new(names, HasLine: true);
    }
}
