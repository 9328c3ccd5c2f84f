using BatteryTwin.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Pipeline;

/// <summary>The ingest service as a process of its own, as built, without the demo plant.</summary>
internal sealed class IngestProcess : ProgramProcess
{
    private IngestProcess(string dataDirectory, string[] settings)
        : base(typeof(IngestHost).Assembly.Location, [$"--BatteryTwin:DataDirectory={dataDirectory}", "--BatteryTwin:DemoPlant:Enabled=false", .. settings])
    {
    }

    public static async Task<IngestProcess> StartAsync(string dataDirectory, params string[] settings)
    {
        IngestProcess process = new(dataDirectory, settings);
        await process.RunAsync();
        return process;
    }
}
