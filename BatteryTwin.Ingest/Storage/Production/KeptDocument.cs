namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>A calendar or settings as someone last entered them; <paramref name="Version"/> counts up from 1 with each change.</summary>
public sealed record KeptDocument<T>(T Value, long Version, DateTimeOffset ChangedAt, string? ChangedBy);
