using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Web.State;

/// <summary>Backups as a page shows them.</summary>
/// <param name="Backups">Newest first.</param>
/// <param name="Running">The one being made.</param>
/// <param name="Folder">Where they are kept.</param>
/// <param name="Keep">How many stay.</param>
/// <param name="HoldsTelemetry">False when telemetry is in InfluxDB, which has backups of its own.</param>
/// <param name="Problem">Why the folder cannot be read.</param>
public sealed record BackupView(IReadOnlyList<BackupFile> Backups, JobStatus? Running, string Folder, int Keep, bool HoldsTelemetry, string? Problem);
