namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>The demo plant with short history, and the story's faults after seconds instead of minutes; shared by the tests of a class.</summary>
public sealed class StoryPlant : IAsyncLifetime
{
    private static readonly string[] s_quick =
    [
        "--BatteryTwin:DemoPlant:HistoryDays=1",
        "--BatteryTwin:DemoPlant:RecentHours=1",
        "--BatteryTwin:DemoPlant:FaultDelay=00:00:10",
        "--BatteryTwin:DemoPlant:FaultGrowth=00:01:00",
        "--BatteryTwin:Detection:Bearing:Window=00:00:03",
        "--BatteryTwin:Detection:Bearing:MinimumCount=2",
    ];

    public PlantProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await PlantProcess.StartAsync(s_quick);

    public Uri At(string path) => new(Process.Address, path);

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
