using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Domain.Tests.Quality;

/// <summary>Worked numbers of the data set, and average run lengths against published and computed ones.</summary>
public sealed class ControlChartTests
{
    private static readonly SubgroupChart s_phaseOne = SubgroupChart.OfRanges(WorkedData.Subgroups, WorkedData.Reference);

    [Fact]
    public void RangesChart_OfTheFirstSeven_HasTheWorkedLimits()
    {
        Assert.Equal(75.142857, s_phaseOne.MeanLimits.Centre, 1e-6);
        Assert.Equal(72.505969, s_phaseOne.MeanLimits.Lower, 1e-5);
        Assert.Equal(77.779746, s_phaseOne.MeanLimits.Upper, 1e-5);
        Assert.Equal((4.571429, 9.666282), (s_phaseOne.SpreadLimits.Centre, s_phaseOne.SpreadLimits.Upper), Near(1e-5));
        Assert.Equal(1.965421, s_phaseOne.Sigma, 1e-5);
    }

    [Fact]
    public void DeviationsChart_OfTheFirstSeven_HasTheWorkedLimits()
    {
        SubgroupChart chart = SubgroupChart.OfDeviations(WorkedData.Subgroups, WorkedData.Reference);

        Assert.Equal((72.619019, 77.666695), (chart.MeanLimits.Lower, chart.MeanLimits.Upper), Near(1e-5));
        Assert.Equal((1.768261, 3.693894), (chart.SpreadLimits.Centre, chart.SpreadLimits.Upper), Near(1e-5));
    }

    [Fact]
    public void RangesChart_OfAllTen_HasTheWorkedLimits()
    {
        SubgroupChart chart = SubgroupChart.OfRanges(WorkedData.Subgroups);

        Assert.Equal((73.561995, 78.638005), (chart.MeanLimits.Lower, chart.MeanLimits.Upper), Near(1e-5));
        Assert.Equal(9.303796, chart.SpreadLimits.Upper, 1e-5);
    }

    [Fact]
    public void IndividualsChart_OfFirstValues_HasTheWorkedLimits()
    {
        IndividualsChart chart = IndividualsChart.Of([.. WorkedData.Subgroups.Select(values => values[0])]);

        Assert.Equal((70.287229, 81.512771), (chart.ValueLimits.Lower, chart.ValueLimits.Upper), Near(1e-5));
        Assert.Equal((2.111111, 6.895944), (chart.RangeLimits.Centre, chart.RangeLimits.Upper), Near(1e-4));
    }

    [Fact]
    public void Ewma_OfTheMeans_SignalsAtTheNinth()
    {
        EwmaChart chart = EwmaChart.Of(s_phaseOne.Means, s_phaseOne.MeanLimits.Centre, s_phaseOne.Sigma / Math.Sqrt(5));

        Assert.Equal([75.2300, 75.7840, 76.2272, 76.7817], chart.Averages.Skip(6).Select(value => Math.Round(value, 4)));
        Assert.Equal([75.9619, 75.9686, 75.9729, 75.9757], chart.Limits.Skip(6).Select(limit => Math.Round(limit.Upper, 4)));
        Assert.Equal(8, chart.Signals[0]);
    }

    [Fact]
    public void Cusum_OfTheMeans_SignalsAtTheNinthAndTellsWhenItBegan()
    {
        CusumChart chart = CusumChart.Of(s_phaseOne.Means, s_phaseOne.MeanLimits.Centre, s_phaseOne.Sigma / Math.Sqrt(5));

        Assert.Equal([0.4752, 3.2258, 5.9763, 9.8646], chart.Upper.Skip(6).Select(value => Math.Round(value, 4)));
        Assert.Equal(8, chart.Signals[0]);
        Assert.Equal(6, chart.ShiftBegan(8));
    }

    [Fact]
    public void AttributeCharts_OfWorkedSamples_HaveLimitsBySize()
    {
        AttributeChart defectives = AttributeChart.OfDefectives([4, 3, 5, 6, 14, 2], [200, 180, 220, 200, 190, 210]);
        AttributeChart defects = AttributeChart.OfDefects([12, 7, 15, 9, 22], [10, 8, 12, 10, 9]);

        Assert.Equal([0.06353, 0.06543, 0.06189, 0.06353, 0.06445, 0.06268], defectives.Limits.Select(limit => Math.Round(limit.Upper, 5)));
        Assert.Equal([4], defectives.Signals);
        Assert.Equal([2.41918, 2.54815, 2.32398, 2.41918, 2.47828], defects.Limits.Select(limit => Math.Round(limit.Upper, 5)));
        Assert.Empty(defects.Signals);
    }

    [Theory]
    [InlineData(0, 370.398)]
    [InlineData(1, 43.895)]
    [InlineData(2, 6.303)]
    public void RunLength_Shewhart_IsTheComputedOne(double shift, double expected) =>
        Assert.Equal(expected, RunLengths.Mean(shift, 4_000, values => RunRuleCheck.Find(values, RunRules.Beyond3Sigma).Select(signal => (int?)signal.Position).FirstOrDefault()), expected * 0.06);

    [Theory]
    [InlineData(0, 370.04)]
    [InlineData(1, 9.79)]
    public void RunLength_EwmaWithAsymptoticLimits_IsTheComputedOne(double shift, double expected) =>
        Assert.Equal(expected, RunLengths.Mean(shift, 4_000, values => First(EwmaChart.Of(values, 0, 1, isExact: false).Signals)), expected * 0.06);

    [Theory]
    [InlineData(0, 368.56)]
    [InlineData(1, 9.92)]
    public void RunLength_Cusum_IsTheComputedOne(double shift, double expected) =>
        Assert.Equal(expected, RunLengths.Mean(shift, 4_000, values => First(CusumChart.Of(values, 0, 1).Signals)), expected * 0.06);

    [Theory]
    [InlineData(RunRules.WesternElectric, 0, 91.9)]
    [InlineData(RunRules.WesternElectric, 1, 9.26)]
    [InlineData(RunRules.Beyond3Sigma | RunRules.NineOnOneSide, 0, 216)]
    [InlineData(RunRules.Beyond3Sigma | RunRules.NineOnOneSide | RunRules.TwoOfThreeBeyond2Sigma | RunRules.FourOfFiveBeyond1Sigma, 0, 111.6)]
    public void RunLength_OfRules_IsTheSimulatedOne(RunRules rules, double shift, double expected) =>
        Assert.Equal(expected, RunLengths.Mean(shift, 4_000, values => RunRuleCheck.Find(values, rules).Select(signal => (int?)signal.Position).FirstOrDefault()), expected * 0.06);

    private static int? First(IReadOnlyList<int> signals) => signals.Count == 0 ? null : signals[0];

    private static EqualityComparer<(double, double)> Near(double tolerance) => EqualityComparer<(double, double)>.Create(
        (one, other) => Math.Abs(one.Item1 - other.Item1) <= tolerance && Math.Abs(one.Item2 - other.Item2) <= tolerance, _ => 0);
}
