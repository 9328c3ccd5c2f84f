using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Web;

/// <summary>Entry point of the all-in-one process; <c>health [address]</c> asks a running one whether it is ready, <c>backup</c>, <c>restore</c> and <c>verify</c> work on the data directory.</summary>
public sealed class Program
{
    private Program()
    {
    }

    public static Task<int> Main(string[] args) => args switch
    {
        [HealthProbe.Verb, ..] => HealthProbe.RunAsync(args.ElementAtOrDefault(1) ?? NetworkGuard.DefaultAddress, Console.Out),
        _ when DataCommand.IsGiven(args) => DataCommand.RunAsync(args, Console.Out),
        _ => StartupGate.RunAsync(() => WebHost.Build(args), Console.Error),
    };
}
