using BatteryTwin.Domain.Alarms;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class AlertDeskTests
{
    private readonly SmallPlant _plant = new();

    private AlertDesk Desk => new(_plant.Alerts, _plant.Time);

    [Fact]
    public async Task Acknowledge_New_IsRecordedWithNameAndNote()
    {
        Alert alert = _plant.Alerts.Raise("Mix-A");

        Assert.Null(await Desk.AcknowledgeAsync(alert.Id, "Ann", " looking ", TestContext.Current.CancellationToken));
        Assert.Equal(new("acknowledged", SmallPlant.Start, "Ann", "looking"), _plant.Alerts.Find(alert.Id)!.History[^1]);
    }

    [Fact]
    public async Task Acknowledge_Twice_SaysWhyNot()
    {
        Alert alert = _plant.Alerts.Raise("Mix-A");
        await Desk.AcknowledgeAsync(alert.Id, "Ann", null, TestContext.Current.CancellationToken);

        Assert.Contains("acknowledged already", await Desk.AcknowledgeAsync(alert.Id, "Bob", null, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShelveAndUnshelve_MoveTheAlertAndBack()
    {
        Alert alert = _plant.Alerts.Raise("Mix-A");

        Assert.Null(await Desk.ShelveAsync(alert.Id, "Ann", TimeSpan.FromHours(8), "spare ordered", TestContext.Current.CancellationToken));
        Assert.Equal(AlertState.Shelved, _plant.AlertList.Find(alert.Id)!.State);
        Assert.Null(await Desk.UnshelveAsync(alert.Id, "Ann", TestContext.Current.CancellationToken));
        Assert.Equal(AlertState.New, _plant.AlertList.Find(alert.Id)!.State);
    }

    [Fact]
    public async Task Acknowledge_Gone_SaysSo() => Assert.Contains("no longer kept", await Desk.AcknowledgeAsync("gone", "Ann", null, TestContext.Current.CancellationToken), StringComparison.Ordinal);
}
