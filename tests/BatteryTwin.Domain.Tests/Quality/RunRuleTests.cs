using BatteryTwin.Domain.Quality;

namespace BatteryTwin.Domain.Tests.Quality;

public sealed class RunRuleTests
{
    [Fact]
    public void Rules_OnTheWorkedData_FireWhereTheyShould()
    {
        IReadOnlyList<double> points = SubgroupChart.OfRanges(WorkedData.Subgroups, WorkedData.Reference).Standardised;

        Assert.Equal([-0.1625, 0.9752, 3.2506, 3.2506, 4.3883], points.Skip(5).Select(point => Math.Round(point, 4)));
        Assert.Equal(
            [(7, RunRules.Beyond3Sigma), (8, RunRules.Beyond3Sigma), (8, RunRules.TwoOfThreeBeyond2Sigma), (9, RunRules.Beyond3Sigma), (9, RunRules.TwoOfThreeBeyond2Sigma)],
            RunRuleCheck.Find(points, RunRules.Nelson | RunRules.WesternElectric).Select(signal => (signal.Position, signal.Rule)));
    }

    [Theory]
    [InlineData(RunRules.EightOnOneSide, 7, new[] { 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1 })]
    [InlineData(RunRules.EightOnOneSide, -1, new[] { 0.1, 0.1, 0.1, 0, 0.1, 0.1, 0.1, 0.1 })]
    [InlineData(RunRules.NineOnOneSide, 8, new[] { -0.1, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1, -0.1 })]
    [InlineData(RunRules.SixSteadily, 5, new[] { 0.1, 0.2, 0.3, 0.4, 0.5, 0.6 })]
    [InlineData(RunRules.SixSteadily, -1, new[] { 0.1, 0.2, 0.3, 0.3, 0.5, 0.6 })]
    [InlineData(RunRules.FourteenAlternating, 13, new[] { 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1.0 })]
    [InlineData(RunRules.FifteenWithin1Sigma, 14, new[] { 0.5, -0.5, 0.5, -0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.9 })]
    [InlineData(RunRules.EightBeyond1Sigma, 7, new[] { 1.1, 1.1, -1.1, 1.1, 1.1, -1.1, 1.1, 1.1 })]
    [InlineData(RunRules.EightBeyond1Sigma, -1, new[] { 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1, 1.1 })]
    [InlineData(RunRules.TwoOfThreeBeyond2Sigma, 2, new[] { 2.1, 0, 2.1 })]
    [InlineData(RunRules.TwoOfThreeBeyond2Sigma, -1, new[] { 2.1, 0, -2.1 })]
    [InlineData(RunRules.FourOfFiveBeyond1Sigma, 4, new[] { 1.1, 1.1, 0, 1.1, 1.1 })]
    [InlineData(RunRules.FourOfFiveBeyond1Sigma, 3, new[] { 1.1, 1.1, 1.1, 1.1, 0.9 })]
    public void Rule_OnAPattern_FiresOnItsLastPoint(RunRules rule, int position, double[] points) =>
        Assert.Equal(position, RunRuleCheck.Find(points, rule).Select(signal => (int?)signal.Position).FirstOrDefault() ?? -1);
}
