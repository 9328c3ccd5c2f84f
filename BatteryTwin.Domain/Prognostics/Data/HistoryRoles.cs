using System.IO.Enumeration;

namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Positions of a file's columns by what they are for; −1 = there is no such column.</summary>
internal sealed record HistoryRoles(int Asset, int Time, int Answer, int Event, IReadOnlyList<int> Settings, IReadOnlyList<int> Inputs)
{
    /// <summary>Columns whose values are kept.</summary>
    public int Kept => Settings.Count + Inputs.Count;

    /// <summary>Settles what each column of a file with training data is for.</summary>
    /// <exception cref="HistoryException">A column is missing.</exception>
    public static HistoryRoles Of(HistoryHeader header, HistoryRequest request)
    {
        if (request.Format == HistoryFormat.Cmapss)
        {
            return new(0, 1, -1, -1, [2, 3, 4], [.. Enumerable.Range(5, 21)]);
        }

        bool isRul = request.Task == HistoryTask.Rul;
        int asset = Find(header, request.Asset, "asset", ["asset"], isRul);
        int time = Find(header, request.Time, "time", ["time", "cycle"], isRul);
        int answer = request.Task switch
        {
            HistoryTask.Classify => Find(header, request.Label, "label", ["label"], needed: true),
            HistoryTask.Regress => Find(header, request.Target, "target", ["target"], needed: true),
            _ => -1,
        };
        int failed = isRul ? header.Find("event") : -1;
        int[] ignored = [.. request.Ignore.SelectMany(name => Matching(header, name, "ignore"))];
        int[] used = request.Use.Count > 0 ? [.. request.Use.SelectMany(name => Matching(header, name, "use")).Distinct().Order()] : [.. Enumerable.Range(0, header.Names.Count)];
        int[] rest = [.. used.Except([asset, time, answer, failed, .. ignored])];
        int[] settings = isRul ? [.. rest.Where(column => header.Names[column].StartsWith("setting", StringComparison.OrdinalIgnoreCase))] : [];
        int[] inputs = [.. rest.Except(settings)];
        return inputs.Length == 0
            ? throw new HistoryException($"no column is left to learn from; the file has {Listed(header)}")
            : new(asset, time, answer, failed, settings, inputs);
    }

    /// <summary>Finds the columns of a schema in another file.</summary>
    /// <exception cref="HistoryException">A column that a model needs is missing.</exception>
    public static HistoryRoles Of(HistoryHeader header, HistorySchema schema)
    {
        string[] missing = [.. schema.Needed.Where(name => header.Find(name) < 0)];
        return missing.Length > 0
            ? throw new HistoryException($"column{(missing.Length > 1 ? "s" : string.Empty)} {string.Join(", ", missing.Select(name => $"'{name}'"))} missing, which the model was trained on; the file has {Listed(header)}")
            : new(header.Find(schema.Asset), header.Find(schema.Time), header.Find(schema.Answer), header.Find(schema.Event),
                [.. schema.Settings.Select(column => header.Find(column.Name))], [.. schema.Inputs.Select(column => header.Find(column.Name))]);
    }

    /// <summary>Columns that a name or a pattern with * means, in the file's order.</summary>
    private static int[] Matching(HistoryHeader header, string pattern, string parameter)
    {
        if (!pattern.Contains('*', StringComparison.Ordinal))
        {
            return [Find(header, pattern, parameter, [], needed: true)];
        }

        int[] found = [.. Enumerable.Range(0, header.Names.Count).Where(column => FileSystemName.MatchesSimpleExpression(pattern, header.Names[column]))];
        return found.Length > 0 ? found : throw new HistoryException($"{parameter}={pattern}: no column is called so; the file has {Listed(header)}");
    }

    private static int Find(HistoryHeader header, string? given, string parameter, string[] standard, bool needed)
    {
        if (!string.IsNullOrEmpty(given))
        {
            int named = header.Find(given);
            return named >= 0 ? named : throw new HistoryException($"{parameter}={given}: there is no such column; the file has {Listed(header)}");
        }

        foreach (string name in standard)
        {
            if (header.Find(name) is >= 0 and int found)
            {
                return found;
            }
        }

        return needed
            ? throw new HistoryException($"no column is called {string.Join(" or ", standard.Select(name => $"'{name}'"))}; the file has {Listed(header)}: name the column with {parameter}=")
            : -1;
    }

    private static string Listed(HistoryHeader header) =>
        string.Join(", ", header.Names.Take(40).Select(name => $"'{name}'")) + (header.Names.Count > 40 ? $" and {header.Names.Count - 40} more" : string.Empty);
}
