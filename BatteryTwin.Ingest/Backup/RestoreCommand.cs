using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Backup;

/// <summary>The command <c>restore &lt;file&gt; [--replace]</c>: puts a backup into the data directory of a stopped process.</summary>
internal static class RestoreCommand
{
    public const string Verb = "restore";

    private const string Replace = "--replace";
    private const string Usage = "usage: restore <file> [--replace] [--BatteryTwin:DataDirectory=<directory>]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        CommandArguments given = new(arguments, Replace);
        if (given.Subject is null || given.Unexpected is not null)
        {
            await output.WriteLineAsync(Usage).ConfigureAwait(false);
            return 1;
        }

        string directory = DataCommand.DirectoryOf(given.Configuration);
        (BackupHead head, int files, string? before) = Restoring.Restore(Path.GetFullPath(given.Subject), directory, given.Has(Replace), DateTimeOffset.UtcNow, cancel);
        await output.WriteLineAsync(FormattableString.Invariant($"{files} files of {head.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC are in '{directory}'.")).ConfigureAwait(false);
        if (head.SchemaVersion < DataDirectory.CurrentVersion)
        {
            await output.WriteLineAsync(FormattableString.Invariant($"They have schema version {head.SchemaVersion}; the next start upgrades them to {DataDirectory.CurrentVersion}.")).ConfigureAwait(false);
        }

        if (before is not null)
        {
            await output.WriteLineAsync($"What was there before is in '{before}'; delete it when it is not needed any more.").ConfigureAwait(false);
        }

        return 0;
    }
}
