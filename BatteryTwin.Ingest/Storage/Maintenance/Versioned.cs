namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Something kept, with the number of its last change.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Counts its changes; 0 = not kept yet.</param>
/// <param name="Value">Its content.</param>
/// <param name="By">Who changed it last, as they said themselves; null when it was the system, or nobody said so.</param>
/// <param name="At">When it was changed last; null when that was before it was noted.</param>
public sealed record Versioned<T>(string Id, long Version, T Value, string? By = null, DateTimeOffset? At = null);
