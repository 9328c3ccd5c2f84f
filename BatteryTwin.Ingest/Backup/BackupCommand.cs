using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Ingest.Backup;

/// <summary>
/// The command <c>backup &lt;file or folder&gt; [--url address]</c>: a backup of the data directory in a file. A process that runs on the directory
/// is asked for it (at <c>--url</c>, or where the settings say it listens); a directory at rest is read by the command itself.
/// </summary>
internal static class BackupCommand
{
    public const string Verb = "backup";

    private const string Usage = "usage: backup <file or folder> [--url http://localhost:5080] [--BatteryTwin:DataDirectory=<directory>]";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancel)
    {
        CommandArguments given = new(arguments);
        if (given.Subject is null || given.Unexpected is not null)
        {
            await output.WriteLineAsync(Usage).ConfigureAwait(false);
            return 1;
        }

        string target = Path.GetFullPath(given.Subject);
        bool isFolder = Directory.Exists(target) || Path.EndsInDirectorySeparator(given.Subject);
        if (!isFolder && File.Exists(target))
        {
            throw new BackupException($"'{target}' exists; name another file, or a folder");
        }

        string folder = isFolder ? target : Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        string? made = given.Address is null && TryLock(DataCommand.DirectoryOf(given.Configuration)) is { } held
            ? await FromDirectoryAsync(held, given.Configuration, folder, output, cancel).ConfigureAwait(false)
            : await FromProcessAsync(given.Address ?? ListenAddress(given.Configuration), folder, output, cancel).ConfigureAwait(false);
        if (made is null)
        {
            return 1;
        }

        string final = isFolder ? Path.Combine(target, Path.GetFileName(made)) : target;
        if (final != made)
        {
            File.Move(made, final);
        }

        await output.WriteLineAsync($"{final}: {BackupMaking.Size(new FileInfo(final).Length)}").ConfigureAwait(false);
        return 0;
    }

    /// <summary>The directory's lock; null when a process runs on it.</summary>
    private static FileStream? TryLock(string directory)
    {
        if (!File.Exists(Path.Combine(directory, DataDirectorySchema.FileName)))
        {
            throw new BackupException($"'{directory}' is no data directory: name one in BatteryTwin:DataDirectory, or the address of a running process with --url");
        }

        try
        {
            return DataDirectory.Lock(directory);
        }
        catch (DataDirectoryException problem) when (problem.InnerException is IOException)
        {
            return null;
        }
    }

    private static async Task<string?> FromDirectoryAsync(FileStream held, IConfiguration configuration, string folder, TextWriter output, CancellationToken cancel)
    {
        await using (held.ConfigureAwait(false))
        {
            string root = Path.GetDirectoryName(held.Name)!;
            await output.WriteLineAsync($"'{root}' is not in use; reading it directly").ConfigureAwait(false);
            BackupOptions options = configuration.GetSection(BackupOptions.Section).Get<BackupOptions>() ?? new();
            int version = new DataDirectorySchema(root, DataDirectory.CurrentVersion, [], NullLogger.Instance).Read();
            string scratch = Directory.CreateTempSubdirectory("batterytwin-").FullName;
            try
            {
                DirectoryContents contents = new(root, scratch, Backups.FolderOf(root, options), cutFiles: null);
                BackupShelf shelf = new(folder);
                return shelf.PathOf(BackupMaking.Make(contents, version, shelf, options.Gzip, DateTimeOffset.UtcNow, new ConsoleProgress(output), cancel));
            }
            finally
            {
                Directory.Delete(scratch, recursive: true);
            }
        }
    }

    private static async Task<string?> FromProcessAsync(string address, string folder, TextWriter output, CancellationToken cancel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            throw new BackupException($"'{address}' is no address; write it like {NetworkGuard.DefaultAddress}");
        }

        await output.WriteLineAsync($"asking the process at {address}").ConfigureAwait(false);
        using BackupClient client = new(url);
        return await client.FetchAsync(folder, new ConsoleProgress(output), cancel).ConfigureAwait(false);
    }

    private static string ListenAddress(IConfiguration configuration) =>
        configuration["urls"]?.Split(';')[0] is { Length: > 0 } listens ? listens.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal) : NetworkGuard.DefaultAddress;
}
