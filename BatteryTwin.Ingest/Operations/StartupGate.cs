using BatteryTwin.Ingest.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Operations;

/// <summary>Runs a host and turns everything that keeps it from starting into a list a person can act on.</summary>
public static class StartupGate
{
    /// <summary>Builds and runs; returns the process exit code: 0 after a normal stop, 1 when the start was refused.</summary>
    public static async Task<int> RunAsync(Func<WebApplication> build, TextWriter errors)
    {
        try
        {
            WebApplication app = build();
            await using (app.ConfigureAwait(false))
            {
                await app.RunAsync().ConfigureAwait(false);
            }

            return 0;
        }
        catch (Exception exception) when (Faults(exception) is { Count: > 0 } faults)
        {
            await errors.WriteLineAsync($"BatteryTwin did not start; {faults.Count} thing(s) to change:").ConfigureAwait(false);
            foreach (string fault in faults)
            {
                await errors.WriteLineAsync($"  - {fault}").ConfigureAwait(false);
            }

            return 1;
        }
    }

    /// <summary>What is wrong, one entry per fault; empty when the exception is not about the way the process was started.</summary>
    public static IReadOnlyList<string> Faults(Exception exception) => exception switch
    {
        AggregateException aggregate => Merge(aggregate.InnerExceptions),
        OptionsValidationException invalid => [.. invalid.Failures],
        StartRefusedException refused => [refused.Message],
        DataDirectoryException directory => [directory.Message],
        InvalidOperationException { InnerException: FormatException format, Message: var message } => [$"{message} {format.Message}"],
        IOException { InnerException: AddressInUseException } inUse =>
            [$"{inUse.Message} Stop the other process or choose another address with --urls."],
        _ => [],
    };

    private static IReadOnlyList<string> Merge(IReadOnlyCollection<Exception> exceptions)
    {
        IReadOnlyList<string>[] faults = [.. exceptions.Select(Faults)];
        return Array.TrueForAll(faults, found => found.Count > 0) ? [.. faults.SelectMany(found => found)] : [];
    }
}
