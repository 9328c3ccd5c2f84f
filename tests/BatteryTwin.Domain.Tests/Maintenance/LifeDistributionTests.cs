using BatteryTwin.Domain.Maintenance.Risk;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Maintenance;

public sealed class LifeDistributionTests
{
    private static readonly Gen<LifePoint[]> s_quantiles =
        from count in Gen.Choose(2, 9)
        from steps in Gen.Choose(0, 400).ArrayOf(count)
        from shares in Gen.Choose(1, 100).ArrayOf(count + 1)
        select Enumerable.Range(0, count).Select(i => new LifePoint(shares.Take(i + 1).Sum() / (double)shares.Sum(), 1 + steps.Take(i + 1).Sum() + i)).ToArray();

    [Fact]
    public void QuantileLife_AnyQuantiles_PassesThroughThemAndRises() => Prop.ForAll(s_quantiles.ToArbitrary(), points =>
    {
        QuantileLife life = new(points);
        double last = 0;
        double run = 0;
        double step = life.LastKnownHours * 1.5 / 3_000;
        for (int i = 0; i < 3_000; i++)
        {
            double failed = life.FailureProbability(i * step);
            Assert.True(failed >= last - 1e-12, "the failure probability rises");
            Assert.True(life.Density(i * step) >= -1e-12, "densities are not negative");
            Assert.InRange(failed, 0, 1);
            run += step * (1 - ((failed + life.FailureProbability((i + 1) * step)) / 2));
            last = failed;
        }

        Assert.All(points, point => Assert.Equal(point.Probability, life.FailureProbability(point.Hours), 1e-9));
        Assert.All(points, point => Assert.Equal(point.Hours, life.QuantileHours(point.Probability), 1e-6 * point.Hours));
        Assert.Equal(run, life.ExpectedRunHours(life.LastKnownHours * 1.5), 1e-3 * life.LastKnownHours);
        Assert.True(life.MeanHours >= life.ExpectedRunHours(life.LastKnownHours * 1.5));
        Assert.Equal(life.MeanHours, life.ExpectedRunHours(1e9), 1e-6 * life.MeanHours);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void QuantileLife_OfAWeibull_GivesItsOptimum()
    {
        WeibullLife truth = new(2, 1000);
        QuantileLife known = new(Enumerable.Range(1, 99).Select(i => new LifePoint(i / 100.0, truth.QuantileHours(i / 100.0))));

        Assert.Equal(ReplacementRule.Best(truth, new(100, 1000)).RunHours!.Value, ReplacementRule.Best(known, new(100, 1000)).RunHours!.Value, 1.0);
        Assert.Equal(truth.MeanHours, known.MeanHours, 0.01 * truth.MeanHours);
    }

    [Theory]
    [InlineData("0.5:100,0.9:80", "cross")]
    [InlineData("0.5:100", "two quantiles")]
    [InlineData("0.5:100,1.1:200", "1.1")]
    [InlineData("0.5:-3,0.9:5", "-3")]
    [InlineData("0.5:100,0.9:1e308", "1E+308")]
    public void QuantileLife_WrongQuantiles_SaysWhich(string points, string named)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => new QuantileLife(points.Split(',').Select(point => point.Split(':'))
            .Select(pair => new LifePoint(double.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture), double.Parse(pair[1], System.Globalization.CultureInfo.InvariantCulture)))));

        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void QuantileLife_NeighboursAtHardlyDifferentHours_CountOnce()
    {
        QuantileLife life = new([new(0.1, 100), new(0.2, 100 + 1e-12), new(0.9, 200)]);

        Assert.Equal(0.2, life.FailureProbability(100), 1e-12);
        Assert.True(double.IsFinite(life.MeanHours) && double.IsFinite(life.Density(100)));
    }

    [Fact]
    public void WaitingCost_WithTheLongRunCostAsWorthOfLife_HasTheStopRulesOptimum()
    {
        NormalLife life = new(200, 40);
        ReplacementPlan plan = ReplacementRule.Best(life, new(1000, 10_000), 800);

        WaitingOptimum optimum = new WaitingCost(life, new(1000, 10_000), lifeValuePerHour: plan.CostPerHour).Optimum(400);

        Assert.Equal(plan.RunHours!.Value, optimum.Best.Hours, 0.01);
        Assert.Equal(0, optimum.Best.PerHour, 1e-4);
        Assert.Equal(plan.FailureProbability, optimum.Best.FailureProbability, 1e-6);
    }

    [Fact]
    public void WaitingCost_FlatStretch_EndsWhereTheCostExceedsTheToleranceAndCalendarTimeCountsRunningHoursOnly()
    {
        WaitingCost always = new(new NormalLife(200, 40), new(1000, 10_000), 1, 1.15);
        WaitingCost half = new(new NormalLife(200, 40), new(1000, 10_000), 0.5, 1.15);

        WaitingOptimum optimum = always.Optimum(400);
        WaitingOptimum slower = half.Optimum(800);

        Assert.Equal(50, optimum.Tolerance);
        Assert.InRange(optimum.Best.Hours, optimum.FlatFromHours + 1, optimum.FlatToHours - 1);
        Assert.Equal(optimum.Best.Total + 50, always.At(optimum.FlatToHours).Total, 1e-6);
        Assert.Equal(optimum.Best.Total + 50, always.At(optimum.FlatFromHours).Total, 1e-6);
        Assert.Equal(2 * optimum.Best.Hours, slower.Best.Hours, 0.1);
        Assert.Equal(always.At(100).PerHour, (always.At(100.01).Total - always.At(99.99).Total) / 0.02, 1e-4);
    }
}
