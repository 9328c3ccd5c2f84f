namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Something kept, with the number of its last change.</summary>
public sealed record Versioned<T>(string Id, long Version, T Value);
