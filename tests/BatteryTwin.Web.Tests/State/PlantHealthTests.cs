using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class PlantHealthTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public void RolledUp_FreshAndQuiet_IsNormal() => Assert.Equal(HealthLevel.Normal, _plant.Health.RolledUp(SmallPlant.PlantId).Level);

    [Fact]
    public void RolledUp_AlertOnAStation_ReachesThePlantAndNamesThePlace()
    {
        _plant.Health.Survey();
        _plant.Alerts.Raise("Coat-A", AlertPriority.Critical, "Web torn");

        AssetHealth health = _plant.Health.RolledUp(SmallPlant.PlantId);

        Assert.Equal(HealthLevel.Critical, health.Level);
        Assert.Equal("Coating of line 1: Web torn", health.Reason);
        Assert.Equal("Web torn", _plant.Health.Of("Coat-A").Reason);
        Assert.Equal(HealthLevel.Normal, _plant.Health.RolledUp("Mix-A").Level);
    }

    [Fact]
    public async Task Of_ShelvedAlert_CountsAgainWhenItsTimeIsUp()
    {
        Alert alert = _plant.Alerts.Raise("Mix-A");
        await _plant.Alerts.ApplyAsync(alert.Id, open => open.Shelve("Ann", SmallPlant.Start.AddSeconds(20), "known", SmallPlant.Start), TestContext.Current.CancellationToken);
        Assert.Equal(HealthLevel.Normal, _plant.Health.Survey().Of("Mix-A").Level);

        _plant.Time.Advance(TimeSpan.FromSeconds(21));

        Assert.Equal(HealthLevel.High, _plant.Health.Survey().Of("Mix-A").Level);
    }

    [Fact]
    public async Task Of_PredictionWithoutAlert_IsAdvisory()
    {
        _plant.Health.Survey();
        await _plant.Graph.WriteAsync("Mix-A", [PropertyWrite.Text(HealthPrediction.PropertyName, HealthPrediction.FaultPredicted)], ChangeOrigin.Detector, TestContext.Current.CancellationToken);

        Assert.Equal(HealthLevel.Advisory, _plant.Health.Survey().Of("Mix-A").Level);
    }

    [Fact]
    public void Of_OldData_IsStale()
    {
        _plant.Time.Advance(PlantHealth.StaleAfter + TimeSpan.FromSeconds(1));

        Assert.Equal(HealthLevel.Stale, _plant.Health.RolledUp(SmallPlant.LineId).Level);
    }

    [Fact]
    public void Of_OldDataBesideAnAlert_KeepsTheAlertsLevelAndIsStaleAllTheSame()
    {
        _plant.Alerts.Raise("Mix-A");
        Assert.False(_plant.Health.Of("Mix-A").IsStale);

        _plant.Time.Advance(PlantHealth.StaleAfter + TimeSpan.FromSeconds(1));

        AssetHealth health = _plant.Health.Survey().Of("Mix-A");
        Assert.Equal((HealthLevel.High, true), (health.Level, health.IsStale));
        Assert.Equal("No recent data", _plant.Lines.Read(SmallPlant.LineId)!.Line.StateText);
    }

    [Fact]
    public void Of_StationThatNeverSent_SaysSo()
    {
        _plant.Graph.Twin("New-A", "dtmi:t:Mix;1");

        Assert.Equal("No data yet", _plant.Health.Of("New-A").Reason);
    }

    [Fact]
    public void Survey_NothingChanged_IsShared()
    {

        Assert.Same(_plant.Health.Survey(), _plant.Health.Survey());
    }
}
