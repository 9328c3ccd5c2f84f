namespace BatteryTwin.Ingest.Storage.Investigations;

/// <summary>Tables sent with a question, as they were sent (plain or gzip), with their causal graph.</summary>
/// <param name="Graph">The graph as JSON.</param>
/// <param name="Tables">Content by name of the table.</param>
public sealed record SentTables(byte[] Graph, IReadOnlyDictionary<string, byte[]> Tables);
