using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Configuration;

namespace BatteryTwin.Ingest.Backup;

/// <summary>What the commands <c>backup</c>, <c>restore</c> and <c>verify</c> have in common.</summary>
public static class DataCommand
{
    private static readonly Dictionary<string, Func<IReadOnlyList<string>, TextWriter, CancellationToken, Task<int>>> s_commands = new(StringComparer.Ordinal)
    {
        [BackupCommand.Verb] = BackupCommand.RunAsync,
        [RestoreCommand.Verb] = RestoreCommand.RunAsync,
        [VerifyCommand.Verb] = VerifyCommand.RunAsync,
    };

    /// <summary>True when the first argument is a command of this kind.</summary>
    public static bool IsGiven(IReadOnlyList<string> arguments) => arguments.Count > 0 && s_commands.ContainsKey(arguments[0]);

    /// <summary>Runs the command; 0 when it did what it was asked, 1 otherwise, with the reason on <paramref name="output"/>. Ctrl+C stops it.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        using CancellationTokenSource stop = new();
        void Stop(object? sender, ConsoleCancelEventArgs interrupt)
        {
            interrupt.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += Stop;
        try
        {
            return await s_commands[arguments[0]]([.. arguments.Skip(1)], output, stop.Token).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is BackupException or DataDirectoryException)
        {
            await output.WriteLineAsync(problem.Message).ConfigureAwait(false);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await output.WriteLineAsync("Stopped; nothing was left behind.").ConfigureAwait(false);
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    /// <summary>Full path of the data directory that the settings name.</summary>
    internal static string DirectoryOf(IConfiguration configuration) =>
        Path.GetFullPath((configuration.GetSection(DataDirectoryOptions.Section).Get<DataDirectoryOptions>() ?? new()).DataDirectory);
}
