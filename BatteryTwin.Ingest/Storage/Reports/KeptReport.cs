namespace BatteryTwin.Ingest.Storage.Reports;

/// <summary>A report that is kept: of which plant and ISO week (<c>2026-W47</c>), and when it was written.</summary>
public sealed record KeptReport(string PlantId, string Week, DateTimeOffset WrittenAt);
