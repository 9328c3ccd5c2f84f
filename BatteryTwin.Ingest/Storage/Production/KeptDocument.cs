namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>What someone last entered; <paramref name="Version"/> grows with each change.</summary>
public sealed record KeptDocument<T>(T Value, long Version, DateTimeOffset ChangedAt, string? ChangedBy);
