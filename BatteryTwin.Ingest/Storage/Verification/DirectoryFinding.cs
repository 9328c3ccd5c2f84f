namespace BatteryTwin.Ingest.Storage.Verification;

/// <summary>Something wrong in a data directory, outside telemetry: the file, relative to the directory, and what.</summary>
internal sealed record DirectoryFinding(string File, string What);
