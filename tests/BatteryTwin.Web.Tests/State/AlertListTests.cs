using BatteryTwin.Domain.Alarms;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class AlertListTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Rows_FollowTheFilter()
    {
        Alert shelved = _plant.Alerts.Raise("Mix-A", title: "shelved");
        Alert cleared = _plant.Alerts.Raise("Mix-A", title: "cleared");
        _plant.Alerts.Raise("Coat-A", title: "new");
        await _plant.Alerts.ApplyAsync(shelved.Id, alert => alert.Shelve("Ann", SmallPlant.Start.AddHours(1), "spare ordered", SmallPlant.Start), TestContext.Current.CancellationToken);
        await _plant.Alerts.ApplyAsync(cleared.Id, alert => alert.Acknowledge("Ann", null, SmallPlant.Start).Return(SmallPlant.Start), TestContext.Current.CancellationToken);

        AlertList list = _plant.AlertList;

        Assert.Equal(["new"], Titles(list, AlertFilter.Open));
        Assert.Equal(["shelved"], Titles(list, AlertFilter.Shelved));
        Assert.Equal(["cleared"], Titles(list, AlertFilter.Cleared));
        Assert.Empty(list.Rows(AlertFilter.Open, "Mix-A"));
        Assert.Equal((1, 1, 1), (list.Sizes()[AlertFilter.New], list.Sizes()[AlertFilter.Shelved], list.Sizes()[AlertFilter.Cleared]));
    }

    [Fact]
    public void PerHour_CountsByClockHour()
    {
        _plant.Alerts.Raise("Mix-A");
        _plant.Time.Advance(TimeSpan.FromMinutes(59));
        _plant.Alerts.Raise("Mix-A");
        _plant.Time.Advance(TimeSpan.FromMinutes(1));
        _plant.Alerts.Raise("Mix-A");

        Assert.Equal([0, 2, 1], _plant.AlertList.PerHour(3).Select(hour => hour.Count));
    }

    private static IEnumerable<string> Titles(AlertList list, AlertFilter filter) => list.Rows(filter).Select(row => row.Alert.Title);
}
