namespace BatteryTwin.Ingest;

/// <summary>Entry point of the stand-alone ingest service.</summary>
public static class Program
{
    public static Task Main(string[] args) => IngestHost.Build(args).RunAsync();
}
