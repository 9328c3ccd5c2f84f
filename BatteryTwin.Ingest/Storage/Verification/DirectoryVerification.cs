using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Verification;

/// <summary>Reads a whole data directory that no process uses.</summary>
internal static class DirectoryVerification
{
    private static readonly EnumerationOptions s_all = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    public static VerificationReport Run(string directory, ILogger logger, CancellationToken cancel)
    {
        List<DirectoryFinding> findings = [];
        try
        {
            int version = new DataDirectorySchema(directory, DataDirectory.CurrentVersion, [], logger).Read();
            if (version > DataDirectory.CurrentVersion)
            {
                findings.Add(new(DataDirectorySchema.FileName, FormattableString.Invariant($"schema version {version} is newer than this program, which knows up to {DataDirectory.CurrentVersion}; the rest may be misjudged")));
            }
        }
        catch (DataDirectoryException problem)
        {
            findings.Add(new(DataDirectorySchema.FileName, problem.Message));
        }

        int databases = 0;
        foreach (string file in Directory.EnumerateFiles(directory, "*" + SqliteCopy.Extension, s_all).Order(StringComparer.Ordinal))
        {
            cancel.ThrowIfCancellationRequested();
            string name = Path.GetRelativePath(directory, file);
            if (!name.StartsWith('.') && !name.StartsWith("tmp" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                databases++;
                findings.AddRange(DatabaseVerification.Run(file).Select(problem => new DirectoryFinding(name, problem)));
            }
        }

        DamageReport damage = new(logger);
        (int series, long blocks, long points) = TelemetryVerification.Run(Path.Combine(directory, "telemetry"), damage, logger, cancel);
        return new(series, blocks, points, databases, damage.Summary, findings);
    }
}
