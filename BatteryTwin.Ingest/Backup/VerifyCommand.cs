using System.Globalization;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Verification;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Backup;

/// <summary>The command <c>verify [file]</c>: reads the data directory of a stopped process, or a backup, to the last byte and prints what is wrong.</summary>
internal static class VerifyCommand
{
    public const string Verb = "verify";

    private const string Usage = "usage: verify [<backup file>] [--BatteryTwin:DataDirectory=<directory>]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        CommandArguments given = new(arguments);
        if (given.Unexpected is not null || given.Address is not null)
        {
            await output.WriteLineAsync(Usage).ConfigureAwait(false);
            return 1;
        }

        return given.Subject is { } file
            ? await BackupAsync(Path.GetFullPath(file), output, cancel).ConfigureAwait(false)
            : await DirectoryAsync(DataCommand.DirectoryOf(given.Configuration), output, cancel).ConfigureAwait(false);
    }

    private static async Task<int> BackupAsync(string file, TextWriter output, CancellationToken cancel)
    {
        (BackupHead head, BackupManifest manifest) = BackupReader.Read(file, _ => null, progress: null, cancel);
        await output.WriteLineAsync(FormattableString.Invariant($"{manifest.Files.Count - 1} files of {head.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, schema version {head.SchemaVersion}: the backup is whole.")).ConfigureAwait(false);
        return 0;
    }

    private static async Task<int> DirectoryAsync(string directory, TextWriter output, CancellationToken cancel)
    {
        if (!File.Exists(Path.Combine(directory, DataDirectorySchema.FileName)))
        {
            throw new BackupException($"'{directory}' is no data directory: name one in BatteryTwin:DataDirectory, or a backup to verify");
        }

        VerificationReport report;
        FileStream held = Hold(directory);
        await using (held.ConfigureAwait(false))
        {
            report = DirectoryVerification.Run(directory, NullLogger.Instance, cancel);
        }

        foreach (DirectoryFinding finding in report.Findings)
        {
            await output.WriteLineAsync($"{finding.File}: {finding.What}").ConfigureAwait(false);
        }

        foreach (StorageDamage damage in report.Damage.First)
        {
            await output.WriteLineAsync(damage.ToString()).ConfigureAwait(false);
        }

        if (report.Damage.Places > report.Damage.First.Count)
        {
            await output.WriteLineAsync(FormattableString.Invariant($"{report.Damage.Places - report.Damage.First.Count} more damaged places")).ConfigureAwait(false);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Read {report.Series:N0} series, {report.Blocks:N0} blocks, {report.Points:N0} points, {report.Databases} databases: {Verdict(report)}")).ConfigureAwait(false);
        return report.IsSound ? 0 : 1;
    }

    private static string Verdict(VerificationReport report) => report.IsSound
        ? "no damage."
        : string.Create(CultureInfo.InvariantCulture, $"{report.Findings.Count + report.Damage.Places} findings, {report.Damage.Points:N0} points lost for certain{(report.Damage.PlacesOfUnknownLoss > 0 ? $", unknown many in {report.Damage.PlacesOfUnknownLoss} places" : string.Empty)}. Restore a backup to have them back; the process starts and works with the rest.");

    private static FileStream Hold(string directory)
    {
        try
        {
            return DataDirectory.Lock(directory);
        }
        catch (DataDirectoryException problem)
        {
            throw new BackupException($"{problem.Message}. While it runs, make a backup and verify that", problem);
        }
    }
}
