using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>What the genealogy of the plant covers.</summary>
/// <param name="Table">The table of end products (cells).</param>
/// <param name="Units">Its rows.</param>
/// <param name="First">Oldest last time of a unit; null while there is none.</param>
/// <param name="Last">Newest one.</param>
/// <param name="Lines">Plants and lines that made them, in order.</param>
public sealed record ProcessExtent(string Table, int Units, DateTimeOffset? First, DateTimeOffset? Last, IReadOnlyList<(string Plant, string Line)> Lines)
{
    internal const string PlantColumn = "plant";
    internal const string LineColumn = "line";

    internal static ProcessExtent Of(Genealogy genealogy)
    {
        UnitTable units = genealogy.EndProducts;
        DateTimeOffset? first = null;
        DateTimeOffset? last = null;
        if (units.LastTime is { } column)
        {
            (double low, double high) = (double.PositiveInfinity, double.NegativeInfinity);
            TimeColumn times = units.Times[column];
            for (int row = 0; row < units.RowCount; row++)
            {
                double seconds = times.Seconds(row);
                (low, high) = (seconds < low ? seconds : low, seconds > high ? seconds : high);
            }

            first = low <= high ? TimeColumn.TimeOf(low) : null;
            last = low <= high ? TimeColumn.TimeOf(high) : null;
        }

        return new(units.Name, units.RowCount, first, last, LinesOf(units));
    }

    private static List<(string Plant, string Line)> LinesOf(UnitTable units)
    {
        CategoryColumn? plants = units.Categories.GetValueOrDefault(PlantColumn);
        CategoryColumn? lines = units.Categories.GetValueOrDefault(LineColumn);
        HashSet<(int Plant, int Line)> seen = [];
        for (int row = 0; row < units.RowCount; row++)
        {
            seen.Add((plants?[row] ?? -1, lines?[row] ?? -1));
        }

        return [.. seen.Where(pair => pair.Plant >= 0 || pair.Line >= 0)
            .Select(pair => (pair.Plant < 0 ? string.Empty : plants!.Word(pair.Plant), pair.Line < 0 ? string.Empty : lines!.Word(pair.Line)))
            .OrderBy(pair => pair.Item1, StringComparer.Ordinal).ThenBy(pair => pair.Item2, StringComparer.Ordinal)];
    }
}
