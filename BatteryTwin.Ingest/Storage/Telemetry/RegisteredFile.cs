namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>A file by number, and how many bytes of it are on the disk for sure.</summary>
internal sealed record RegisteredFile(long Number, long Bytes);
