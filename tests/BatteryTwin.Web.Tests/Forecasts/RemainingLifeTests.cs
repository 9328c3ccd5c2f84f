using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.Tests.Forecasts;

public sealed class RemainingLifeTests
{
    private static readonly LifeQuantile[] s_quantiles = [new(0.05, 10), new(0.25, 20), new(0.5, 40), new(0.75, 60), new(0.95, 100)];

    [Fact]
    public void Hours_BetweenQuantiles_AreTheSchedulesAndBeyondThemUnknown()
    {
        RemainingLife life = new(s_quantiles);
        QuantileLife scheduled = ForecastDistribution.Of(s_quantiles, null)!;

        Assert.Equal(10, life.Hours(0.05)!.Value, 9);
        Assert.Equal(scheduled.QuantileHours(0.375), life.Hours(0.375)!.Value, 9);
        Assert.InRange(life.Hours(0.375)!.Value, 20.1, 39.9);
        Assert.Equal(100, life.Hours(0.95)!.Value, 9);
        Assert.Null(life.Hours(0.04));
        Assert.Null(life.Hours(0.96));
        Assert.Equal((20, 60), life.Central(0.5));
        Assert.Null(life.Central(0.95));
    }

    [Fact]
    public void FailsWithin_SaysABoundBeyondTheEnds()
    {
        RemainingLife life = new(s_quantiles);

        Assert.Equal("50 %", life.FailsWithin(40)!.Value.Words);
        Assert.Equal(ForecastDistribution.Of(s_quantiles, null)!.FailureProbability(30), life.FailsWithin(30)!.Value.Value, 9);
        Assert.All(life.Curve().SkipLast(1), point => Assert.Equal(point.Probability, life.FailsWithin(point.Hours)!.Value.Value, 1e-9));
        Assert.Equal(life.Curve().Select(point => point.Probability).Order(), life.Curve().Select(point => point.Probability));
        Assert.Equal(((0.05, 10), (0.95, 100)), (life.Curve().First(), life.Curve().Last()));
        Assert.Equal("under 5 %", life.FailsWithin(9)!.Value.Words);
        Assert.Equal("over 95 %", life.FailsWithin(100)!.Value.Words);
        Assert.Null(new RemainingLife([]).FailsWithin(5));
    }

    [Fact]
    public void FailsWithin_BeyondTheCap_ClaimsNoMoreThanTheModelTellsApart()
    {
        RemainingLife life = new([new(0.05, 60), new(0.25, 100), new(0.5, 125), new(0.75, 125), new(0.95, 125)], capHours: 125);

        Assert.Equal("over 25 %", life.FailsWithin(480)!.Value.Words);
        Assert.Equal("13 %", life.FailsWithin(80)!.Value.Words);
        Assert.Equal(125, life.Hours(0.4));
        Assert.Null(new RemainingLife([new(0.05, 125), new(0.95, 125)], 125).FailsWithin(480));
    }

    [Fact]
    public void FailsWithin_OfHours_GivesTheProbabilityBack() => Assert.All(Enumerable.Range(0, 300), seed =>
    {
        Random random = new(seed);
        double hours = 0;
        LifeQuantile[] quantiles = [.. Enumerable.Range(1, 9).Select(i => new LifeQuantile(i / 10.0, hours += 0.1 + (random.NextDouble() * 50)))];
        RemainingLife life = new(quantiles.Reverse());
        double probability = 0.1 + (0.8 * random.NextDouble());

        Assert.Equal(probability, life.FailsWithin(life.Hours(probability)!.Value)!.Value.Value, 1e-8);
    });

    [Fact]
    public void Distribution_OfASoundPart_DoesNotEndAtTheCap()
    {
        // At the cap a quantile says "this or more": taken as it stands, the part would fail by 500 h for sure.
        LifeQuantile[] sound = [new(0.05, 350), new(0.1, 420), new(0.25, 470), new(0.5, 500), new(0.75, 500), new(0.95, 500)];

        QuantileLife life = ForecastDistribution.Of(sound, 500)!;

        Assert.Equal(0.25, life.FailureProbability(470), 9);
        Assert.InRange(life.FailureProbability(500), 0.25, 0.5);
        Assert.Null(ForecastDistribution.Of([new(0.05, 495), new(0.5, 500)], 500));
        Assert.Null(ForecastDistribution.Of([new(0.05, 40), new(0.5, 30)], 500));
        Assert.Null(ForecastDistribution.Of([new(0.05, 0), new(0.1, 0)], 500));
    }
}
