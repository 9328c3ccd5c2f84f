namespace BatteryTwin.Ingest.Storage.Queries;

/// <summary>A query somebody gave a name, and when.</summary>
public sealed record SavedQuery(string Name, string Text, DateTimeOffset SavedAt);
