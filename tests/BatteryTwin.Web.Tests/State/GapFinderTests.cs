using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class GapFinderTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Find_SignalsThatStoppedOrNeverCame_AreNamed()
    {
        DateTimeOffset now = _plant.Time.GetUtcNow();
        foreach (string id in SmallPlant.StationIds)
        {
            Send(id, StationSignals.Throughput, now);
            Send(id, StationSignals.ScrapRate, now);
            Send(id, "speed", id == "Coat-A" ? now.AddMinutes(-10) : now);
        }

        _plant.Graph.Twin("New-A", "dtmi:t:Mix;1");

        GapFinding finding = await Finder().FindAsync();

        Assert.Equal(["New-A", "Coat-A"], finding.Twins.Select(gap => gap.TwinId));
        Assert.True(finding.Twins[0].IsSilent);
        Assert.Null(finding.Twins[0].LastSeen);
        Assert.Equal(["speed"], finding.Twins[1].Stopped);
        Assert.Equal(12, finding.ExpectedSignals);
    }

    [Fact]
    public async Task Find_SlowButRegularSignal_IsNoGap()
    {
        DateTimeOffset now = _plant.Time.GetUtcNow();
        foreach (string id in SmallPlant.StationIds)
        {
            foreach (string field in new[] { "speed", StationSignals.Throughput, StationSignals.ScrapRate })
            {
                _plant.Store.Put(id, field, now.AddMinutes(-30), FieldValue.Float(1));
                _plant.Store.Put(id, field, now.AddMinutes(-15), FieldValue.Float(1));
            }
        }

        Assert.Empty((await Finder().FindAsync()).Twins);
    }

    private GapFinder Finder() => new(_plant.Watch, _plant.Store, new SilentSeries(_plant.Store, _plant.Time));

    private void Send(string twin, string field, DateTimeOffset last)
    {
        for (int second = 0; second < 5; second++)
        {
            _plant.Store.Put(twin, field, last.AddSeconds(-second), FieldValue.Float(40));
        }
    }
}
