using BatteryTwin.Domain.RootCause.Plant;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>Rows that a change reached, in its own table and in those below.</summary>
/// <param name="origin">The table of the changed variable.</param>
/// <param name="changed">Its changed rows.</param>
/// <param name="between">Rows between them whose value is missing.</param>
internal sealed class ReachedRows(PlantTable origin, int[] changed, int[] between)
{
    private readonly HashSet<int> _rows = [.. changed, .. between];

    public PlantTable Origin => origin;

    public IEnumerable<int> In(PlantTable table)
    {
        if (table.Name == origin.Name)
        {
            return _rows;
        }

        return table.RowsIn(origin.Name) is { } above ? Enumerable.Range(0, above.Length).Where(row => _rows.Contains(above[row])) : [];
    }
}
