using BatteryTwin.Ingest.Operations;

namespace BatteryTwin.Ingest;

/// <summary>Entry point of the stand-alone ingest service.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => StartupGate.RunAsync(() => IngestHost.Build(args), Console.Error);
}
