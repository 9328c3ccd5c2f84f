using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Overview;
using BatteryTwin.Web.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Web.Tests.State;

public sealed class ModelDecisionsTests
{
    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task SilenceOfAModel_IsADecisionWhenItHasLastedAnHour()
    {
        ModelDecisions decisions = new(_plant.Desk, new(_plant.Forecasts, _plant.Stops, _plant.Watch, new(_plant.Store, _plant.Stops, _plant.Topology, _plant.Time, NullLogger<StationUseReader>.Instance)), _plant.Time);
        _plant.Forecasts.Abstain("Mix-A", "BallBearings", "too few readings");

        Assert.Empty(await decisions.ReadAsync(TestContext.Current.CancellationToken));
        _plant.Time.Advance(TimeSpan.FromHours(2));
        Decision decision = Assert.Single(await decisions.ReadAsync(TestContext.Current.CancellationToken));

        Assert.Equal("Ball bearings at Mixing, Line 1, Plant A has had no forecast for 2 h: too few readings.", decision.Link + decision.After);
    }
}
