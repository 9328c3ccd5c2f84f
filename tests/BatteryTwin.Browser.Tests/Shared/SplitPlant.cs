using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Storage.InfluxDb;
using BatteryTwin.Tests.Shared;

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The two processes and InfluxDB between them. The demo plant's graph, but nobody simulates it: what comes in is what a test writes.</summary>
public sealed class SplitPlant : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly InfluxServer _influx = new();

    public SplitPlant()
    {
        // Either is told the other's address.
        string[] store = ["--BatteryTwin:Telemetry:Store=InfluxDb", $"--BatteryTwin:Telemetry:InfluxDb:Url={_influx.Url}"];
        ProgramProcess? web = null;
        Ingest = new(Programs.Ingest, () =>
        [
            .. store,
            $"--BatteryTwin:DataDirectory={_folder.PathOf("ingest")}",
            $"--BatteryTwin:Twins:Endpoint={web!.Address}",
            "--BatteryTwin:Twins:RefreshInterval=00:00:01",
            "--BatteryTwin:DemoPlant:Enabled=false",
        ]);
        Web = web = new(Programs.Web, () =>
        [
            .. store,
            $"--BatteryTwin:DataDirectory={_folder.PathOf("web")}",
            $"--BatteryTwin:Ingest:Endpoint={Ingest.Address}",
            "--BatteryTwin:Ingest:MaxRetryDelay=00:00:01",
        ]);
    }

    public ProgramProcess Ingest { get; }

    public ProgramProcess Web { get; }

    public async ValueTask InitializeAsync()
    {
        await _influx.InitializeAsync();
        await Task.WhenAll(Ingest.RunAsync(), Web.RunAsync());
    }

    public Uri At(string path) => new(Web.Address, path);

    public async ValueTask DisposeAsync()
    {
        await Ingest.DisposeAsync();
        await Web.DisposeAsync();
        await _influx.DisposeAsync();
        _folder.Dispose();
    }
}
