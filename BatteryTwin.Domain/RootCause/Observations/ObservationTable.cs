namespace BatteryTwin.Domain.RootCause.Observations;

/// <summary>Units (rows) with one value for each node of a graph; NaN where a value is missing.</summary>
/// <param name="Ids">Name of each row.</param>
/// <param name="Columns">Values by node index, then row.</param>
/// <param name="Warnings">What was noticed on reading, in words.</param>
public sealed record ObservationTable(IReadOnlyList<string> Ids, double[][] Columns, IReadOnlyList<string> Warnings)
{
    public int Rows => Ids.Count;

    /// <summary>How many rows have a value for a node.</summary>
    public int Known(int node) => Columns[node].Count(value => !double.IsNaN(value));

    /// <summary>The rows at these indices, in this order.</summary>
    public ObservationTable Select(IReadOnlyList<int> rows) =>
        new([.. rows.Select(row => Ids[row])], [.. Columns.Select(column => rows.Select(row => column[row]).ToArray())], Warnings);
}
