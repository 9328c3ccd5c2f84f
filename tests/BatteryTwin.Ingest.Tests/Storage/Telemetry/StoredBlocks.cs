using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

/// <summary>What block files hold, read from a copy.</summary>
internal static class StoredBlocks
{
    /// <summary>All series of a store's folder with their blocks and without the log.</summary>
    public static IReadOnlyList<StoredSeries> In(string folder, StoreLimits limits)
    {
        string copy = folder + ".copy";
        StoreBench.CopyFolder(folder, copy);
        using SeriesCatalogue catalogue = new(new AppendFile(Path.Combine(copy, "series.log")), new DamageReport(NullLogger.Instance), NullLogger.Instance);
        using BlockFiles files = new(Path.Combine(copy, "blocks"), limits.BlockFileBytes, path => new AppendFile(path));
        files.Load(catalogue, series => series, loaded: null, new DamageReport(NullLogger.Instance), NullLogger.Instance);
        Directory.Delete(copy, recursive: true);
        return [.. catalogue.All];
    }
}
