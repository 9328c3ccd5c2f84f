namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Which units of the genealogy are asked for. Units of other tables come along when units asked for were made of them.</summary>
/// <param name="From">Units whose last time is not before this.</param>
/// <param name="To">Units whose last time is before this.</param>
/// <param name="Plant">Only units of this plant (column <c>plant</c>); null for all.</param>
/// <param name="Line">Only units of this line (column <c>line</c>); null for all.</param>
/// <param name="Table">The table that is cut to the scope; null for the last one, of which nothing further is made (cells).</param>
/// <param name="Ids">Only these units; null for all.</param>
public sealed record ProcessScope(DateTimeOffset From, DateTimeOffset To, string? Plant = null, string? Line = null, string? Table = null, IReadOnlyCollection<string>? Ids = null);
