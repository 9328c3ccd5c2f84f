namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>The files that must be there, as <c>files.json</c> lists them.</summary>
/// <param name="Blocks">Every file of blocks that is in use.</param>
/// <param name="OldestLog">Number of the oldest log file that is still needed.</param>
/// <param name="Rollups">Every file of rollups that is in use, by the name of its level; null in lists from before there were rollups.</param>
/// <param name="DroppedBeforeNs">Points before this time were dropped by retention; null when none were.</param>
internal sealed record RegisteredFiles(IReadOnlyList<RegisteredFile> Blocks, long OldestLog, IReadOnlyDictionary<string, IReadOnlyList<RegisteredFile>>? Rollups = null, long? DroppedBeforeNs = null);
