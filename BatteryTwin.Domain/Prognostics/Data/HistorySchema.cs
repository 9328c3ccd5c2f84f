namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Which columns a data set has and what they are for. Files to be predicted are read by the schema of the training data.</summary>
/// <param name="Format">How files are written.</param>
/// <param name="Task">What is learned.</param>
/// <param name="Asset">Asset column; null when there is none.</param>
/// <param name="Time">Time column; null when there is none.</param>
/// <param name="Answer">Column with class or number to be predicted; null for remaining useful life.</param>
/// <param name="Event">Column that says 1 = failed at the last row, 0 = still running; null: every asset failed.</param>
/// <param name="Settings">Operating conditions (<c>setting*</c>).</param>
/// <param name="Inputs">Everything else that is learned from.</param>
/// <param name="Classes">Classes in order, for classification.</param>
public sealed record HistorySchema(
    HistoryFormat Format,
    HistoryTask Task,
    string? Asset,
    string? Time,
    string? Answer,
    string? Event,
    IReadOnlyList<InputColumn> Settings,
    IReadOnlyList<InputColumn> Inputs,
    IReadOnlyList<string> Classes)
{
    /// <summary>Columns that a file to be predicted must have.</summary>
    public IEnumerable<string> Needed => new[] { Task == HistoryTask.Rul ? Asset : null, Task == HistoryTask.Rul ? Time : null }
        .OfType<string>().Concat(Settings.Select(column => column.Name)).Concat(Inputs.Select(column => column.Name));
}
