namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>What the genealogy of the plant covers.</summary>
/// <param name="Table">The table of end products (cells).</param>
/// <param name="Units">Its rows.</param>
/// <param name="First">Oldest last time of a unit; null while there is none.</param>
/// <param name="Last">Newest one.</param>
/// <param name="Lines">Plants and lines that made them, in order.</param>
public sealed record ProcessExtent(string Table, int Units, DateTimeOffset? First, DateTimeOffset? Last, IReadOnlyList<(string Plant, string Line)> Lines);
