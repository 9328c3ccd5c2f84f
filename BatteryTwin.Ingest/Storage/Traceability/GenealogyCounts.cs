namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>How much a genealogy holds.</summary>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="Tables">Its tables, those that others link to first.</param>
/// <param name="Warnings">What was odd about them.</param>
public sealed record GenealogyCounts(DateTimeOffset ImportedAt, IReadOnlyList<UnitTableCounts> Tables, IReadOnlyList<string> Warnings)
{
    public static GenealogyCounts Of(KeptGenealogy kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return new(
            kept.ImportedAt,
            [.. kept.Units.Tables.Select(table => new UnitTableCounts(table.Name, table.Key, table.RowCount, [.. table.Parents.Keys], [.. table.Categories.Keys], [.. table.Times.Keys], [.. table.NumberColumns]))],
            [.. kept.Units.Tables.SelectMany(table => table.Warnings)]);
    }
}
