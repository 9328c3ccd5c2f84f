using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Web.State;

/// <summary>Backups as a page shows them; <see cref="Problem"/> when their folder cannot be read.</summary>
public sealed record BackupView(IReadOnlyList<BackupFile> Backups, JobStatus? Running, string Folder, int Keep, string? Problem);
