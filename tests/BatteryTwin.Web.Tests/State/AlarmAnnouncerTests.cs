using BatteryTwin.Domain.Alarms;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class AlarmAnnouncerTests
{
    private readonly SmallPlant _plant = new();
    private readonly AlarmAnnouncer _announcer = new();

    [Fact]
    public void Next_AlarmsThatStoodBefore_AreNoNews()
    {
        _plant.Alerts.Raise("Mix-A", AlertPriority.Critical, "old");

        Assert.Null(Next());
        Assert.Null(Next());
    }

    [Fact]
    public void Next_NewCriticalAlarm_IsSaidOnce()
    {
        Next();
        _plant.Alerts.Raise("Mix-A", AlertPriority.Critical, "Web torn");

        Assert.Equal("New critical alarm: Web torn, Mixing of line 1", Next());
        Assert.Null(Next());
    }

    [Fact]
    public void Next_LesserAlarm_IsNotSaid()
    {
        Next();
        _plant.Alerts.Raise("Mix-A", AlertPriority.High);

        Assert.Null(Next());
    }

    [Fact]
    public void Next_WithinTenSeconds_WaitsAndSaysAllTogether()
    {
        Next();
        _plant.Alerts.Raise("Mix-A", AlertPriority.Critical, "first");
        Next();
        _plant.Alerts.Raise("Coat-A", AlertPriority.Critical, "second");
        _plant.Alerts.Raise("Test-A", AlertPriority.Critical, "third");
        Assert.Null(Next());

        _plant.Time.Advance(AlarmAnnouncer.Interval);

        Assert.Equal("2 new critical alarms", Next());
    }

    private string? Next() => _announcer.Next(_plant.AlertList.Rows(AlertFilter.New), _plant.Time.GetUtcNow());
}
