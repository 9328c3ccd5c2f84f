namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The demo plant with short history, shared by tests.</summary>
public abstract class DemoPlantFixture(params string[] settings) : IAsyncLifetime
{
    /// <summary>For tests that need no forecasts: six models take minutes of every processor.</summary>
    public const string WithoutTraining = "--BatteryTwin:Prognostics:Forecasts:FleetTraining=false";

    public PlantProcess Process { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() =>
        Process = await PlantProcess.StartAsync(["--BatteryTwin:DemoPlant:HistoryDays=1", "--BatteryTwin:DemoPlant:RecentHours=1", .. settings]);

    public Uri At(string path) => new(Process.Address, path);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Process.DisposeAsync();
    }
}
