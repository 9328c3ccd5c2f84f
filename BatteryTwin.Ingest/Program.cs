using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Ingest;

/// <summary>Entry point of the stand-alone ingest service; <c>backup</c>, <c>restore</c> and <c>verify</c> work on its data directory.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => DataCommand.IsGiven(args)
        ? DataCommand.RunAsync(args, Console.Out)
        : StartupGate.RunAsync(() => IngestHost.Build(args), Console.Error);
}
