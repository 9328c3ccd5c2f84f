using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Reads everything of a telemetry store that no process uses, every block to its last point, and changes nothing.</summary>
internal static class TelemetryVerification
{
    /// <param name="folder">The store's folder.</param>
    /// <param name="damage">Takes the findings.</param>
    /// <param name="logger">Takes what is not damage: ends of appends that were never finished.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Series, blocks, and points in blocks and in the log (one written twice counts twice).</returns>
    public static (int Series, long Blocks, long Points) Run(string folder, DamageReport damage, ILogger logger, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            return (0, 0, 0);
        }

        // Whatever kind of file is missing altogether stands as an empty one, outside the folder.
        string empty = Directory.CreateTempSubdirectory("batterytwin-verify-").FullName;
        try
        {
            RollupLevel[] levels = [.. new StoreLimits().RollupLevels.Where(level => Directory.Exists(Path.Combine(folder, "rollups", level.Name)))];
            using TelemetryFiles files = new(folder, new StoreLimits(), levels, new Retention(null, TimeProvider.System), path => Open(path, folder, empty), damage, logger);
            TelemetryHead head = new(files.Catalogue, files.Log, new StoreLimits { BlockPoints = int.MaxValue, BlockTextChars = int.MaxValue, LogBytes = long.MaxValue / 4 }, levels);
            damage.SeriesOf = head.SeriesOf;
            files.ReadInto(head, everyByte: true, logger);
            BlockReader reader = new(damage);
            SummaryBlockReader summaries = new(reader, damage);
            PointColumns points = new();
            long blocks = 0;
            long stored = head.PointsInMemory;
            foreach (StoredSeries series in head.SortedSeries())
            {
                foreach (BlockEntry entry in series.Blocks.Entries.ToArray())
                {
                    cancel.ThrowIfCancellationRequested();
                    blocks++;
                    stored += reader.TryRead(entry, series.Type, points) ? points.Count : 0;
                }

                foreach ((RollupSeries rollup, BlockEntry entry) in (series.Rollups ?? []).SelectMany(rollup => rollup.Blocks.Entries.ToArray().Select(entry => (rollup, entry))))
                {
                    cancel.ThrowIfCancellationRequested();
                    blocks++;
                    summaries.Read(entry, rollup.Level, rollup.Type);
                }
            }

            return (files.Catalogue.Count, blocks, stored);
        }
        finally
        {
            Directory.Delete(empty, recursive: true);
        }
    }

    private static AppendFile Open(string path, string folder, string empty) =>
        File.Exists(path) ? new UntouchedFile(path) : new AppendFile(Path.Combine(empty, Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '-')));
}
