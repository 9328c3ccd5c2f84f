using BatteryTwin.Domain.Prognostics.Data;

namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>Whether a model can be asked about the components of a type.</summary>
public static class ModelFit
{
    private const int MostNamed = 20;

    /// <summary>What does not fit, as a clause; null when it fits.</summary>
    /// <param name="componentType">The type.</param>
    /// <param name="signals">Columns that the type's components give.</param>
    /// <param name="schema">Columns the model was trained on.</param>
    public static string? FaultOf(string componentType, IReadOnlyCollection<string> signals, HistorySchema schema)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(schema);
        if (schema.Task != HistoryTask.Rul)
        {
            return "it does not predict remaining life";
        }

        HashSet<string> given = new(signals, StringComparer.OrdinalIgnoreCase);
        string[] missing = [.. schema.Settings.Concat(schema.Inputs).Select(column => column.Name).Where(name => !given.Contains(name))];
        return missing.Length == 0
            ? null
            : $"it needs {Listed(missing)}, which {componentType} does not give; {componentType} gives {Listed([.. signals])}: train it on a data set with these columns";
    }

    private static string Listed(string[] names) =>
        names.Length == 0 ? "nothing" : string.Join(", ", names.Take(MostNamed).Select(name => $"'{name}'")) + (names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : string.Empty);
}
