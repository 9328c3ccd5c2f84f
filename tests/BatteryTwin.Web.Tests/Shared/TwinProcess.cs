using BatteryTwin.Tests.Shared;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>The whole program as a process of its own, as built, without the demo plant.</summary>
internal sealed class TwinProcess : ProgramProcess
{
    private TwinProcess(string dataDirectory)
        : base(typeof(WebHost).Assembly.Location, $"--BatteryTwin:DataDirectory={dataDirectory}", "--BatteryTwin:DemoPlant:Enabled=false")
    {
    }

    public static async Task<TwinProcess> StartAsync(string dataDirectory)
    {
        TwinProcess process = new(dataDirectory);
        await process.RunAsync();
        return process;
    }
}
