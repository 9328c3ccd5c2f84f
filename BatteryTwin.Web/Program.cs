using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Web;

/// <summary>Entry point of the all-in-one process; <c>health [address]</c> asks a running one whether it is ready.</summary>
public sealed class Program
{
    private Program()
    {
    }

    public static Task<int> Main(string[] args) => args is [HealthProbe.Verb, ..]
        ? HealthProbe.RunAsync(args.ElementAtOrDefault(1) ?? NetworkGuard.DefaultAddress, Console.Out)
        : StartupGate.RunAsync(() => WebHost.Build(args), Console.Error);
}
