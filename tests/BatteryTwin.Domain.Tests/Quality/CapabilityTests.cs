using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Domain.Tests.Quality;

public sealed class CapabilityTests
{
    private static readonly double[][] s_reference = WorkedData.Subgroups[..WorkedData.Reference];
    private static readonly double s_mean = s_reference.SelectMany(values => values).Average();
    private static readonly ProcessSpread s_spread = ProcessSpread.Of(s_reference);

    [Fact]
    public void Spreads_OfTheWorkedData_AreTheWorkedOnes() =>
        Assert.All(new[] { 1.965421, 1.881158, 1.792843, 1.665266 }.Zip([s_spread.ByRange, s_spread.ByDeviation, s_spread.Pooled, s_spread.Overall]), pair => Assert.Equal(pair.First, pair.Second, 1e-5));

    [Fact]
    public void Capability_WithinSubgroups_IsTheWorkedOne()
    {
        Capability within = Capability.Of(s_mean, s_spread.ByRange, 70, 80, 35, 28);

        Assert.Equal(0.847995, within.Spread!.Value, 1e-5);
        Assert.Equal(0.823767, within.Upper!.Value, 1e-5);
        Assert.Equal(0.872223, within.Lower!.Value, 1e-5);
        Assert.Equal(0.823767, within.Worst, 1e-5);
        Assert.Equal(11170.8, within.OutOfSpecPpm, 0.5);
    }

    [Fact]
    public void Performance_Overall_IsTheWorkedOneWithIntervals()
    {
        Capability overall = Capability.Of(s_mean, s_spread.Overall, 70, 80, 35, 34);

        Assert.Equal(1.000841, overall.Spread!.Value, 1e-5);
        Assert.Equal(0.972246, overall.Worst, 1e-5);
        Assert.Equal(0.763883, overall.SpreadInterval!.Value.Low, 1e-5);
        Assert.Equal(1.237330, overall.SpreadInterval!.Value.High, 1e-5);
        Assert.Equal(0.716131, overall.WorstInterval.Low, 1e-5);
        Assert.Equal(1.228361, overall.WorstInterval.High, 1e-5);
        Assert.Equal(2775.05, overall.OutOfSpecPpm, 0.05);
    }

    [Fact]
    public void Capability_WithOneLimit_HasNoSpreadIndex()
    {
        Capability oneSided = Capability.Of(s_mean, s_spread.Overall, null, 80, 35, 34);

        Assert.Null(oneSided.Spread);
        Assert.Null(oneSided.Lower);
        Assert.Equal(0.972246, oneSided.Worst, 1e-5);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(80.0, 70.0)]
    public void Capability_WithoutUsableLimits_IsRefused(double? lower, double? upper) => Assert.Throws<ArgumentException>(() => Capability.Of(75, 1, lower, upper, 35, 34));

    [Fact]
    public void Pareto_OfCauses_SortsAddsUpAndSumsTheRest()
    {
        IReadOnlyList<ParetoBar> bars = Pareto.Of([new("a", 5), new("b", 60), new("c", 0), new("d", 30), new("e", 5)], most: 3);

        Assert.Equal([("b", 0.6), ("d", 0.9), (Pareto.Other, 1.0)], bars.Select(bar => (bar.Category, Math.Round(bar.Cumulative, 12))));
    }
}
