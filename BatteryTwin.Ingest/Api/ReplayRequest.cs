namespace BatteryTwin.Ingest.Api;

/// <summary>Which rejected points to feed into the pipeline again; no ids: all.</summary>
public sealed record ReplayRequest(IReadOnlyList<long>? Ids = null);
