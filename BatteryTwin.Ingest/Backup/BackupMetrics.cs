using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Backups, for <c>/metrics</c>: an alert on the time of the last one tells when nobody makes any.</summary>
internal sealed class BackupMetrics(IBackups backups) : IMetricsSource
{
    public void AddTo(PrometheusText text)
    {
        IReadOnlyList<BackupFile> all;
        try
        {
            all = backups.All();
        }
        catch (BackupException)
        {
            // The folder cannot be read: no figures rather than wrong ones.
            return;
        }

        text
            .Gauge("batterytwin_backups", "Finished backups that are kept.", ("", all.Count))
            .Gauge("batterytwin_backups_bytes", "Their size.", ("", all.Sum(backup => backup.Bytes)));
        if (all.Count > 0)
        {
            text.Gauge("batterytwin_backup_last_timestamp_seconds", "When the newest one was begun.", ("", all[0].CreatedAt.ToUnixTimeSeconds()));
        }
    }
}
