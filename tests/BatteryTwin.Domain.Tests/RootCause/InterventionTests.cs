using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Interventions;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class InterventionTests
{
    private static readonly CausalModel s_oven = CausalModel.Fit(OvenLine.Graph, new OvenLine().Make(4000, 31));

    [Theory]
    [InlineData("air", 22, 0.2234)]
    [InlineData("shift", 0, 0.0569)]
    [InlineData("shift", 1, 0.2146)]
    [InlineData("oven", 105, 0)]
    public void BinaryTarget_ExpectedRate_IsThatOfTheEquations(string node, double value, double rate)
    {
        // By hand: given air = 22 it is 0.7·P(z > 2) + 0.3·P(z > -0.5); given the shift P(z > (10 - 5·shift)/√40), z standard normal.
        InterventionEstimate estimate = new Intervention(s_oven).Estimate(new Dictionary<string, double> { [node] = value });

        Assert.InRange(Math.Abs(estimate.Expected - rate), 0, 0.02);
        Assert.InRange(estimate.Expected, estimate.Low, estimate.High);
        Assert.Equal(0.95, estimate.Level);
    }

    [Fact]
    public void NumberAsTarget_ExpectedMean_IsLinear()
    {
        CausalGraph graph = CausalGraph.Create(OvenLine.Graph.Nodes, OvenLine.Graph.Edges, "oven");
        Intervention intervention = new(CausalModel.Fit(graph, new OvenLine().Make(2000, 32)));

        Assert.Equal(100 + (3 * 2) + (5 * 0.3), intervention.Estimate(new Dictionary<string, double> { ["air"] = 22 }).Expected, 0.3);
        Assert.Equal(105.5, intervention.Estimate(new Dictionary<string, double> { ["oven"] = 105.5 }).Expected, 1e-9);
    }

    [Theory]
    [InlineData("air", 90, "outside the data of 'air'")]
    [InlineData("dust", 1, "does not act on 'scrap'")]
    public void BeyondTheData_IsWarnedOf(string node, double value, string words) =>
        Assert.Contains(new Intervention(s_oven).Estimate(new Dictionary<string, double> { [node] = value }).Warnings, warning => warning.Contains(words, StringComparison.Ordinal));

    [Theory]
    [InlineData("fire", 1, "'fire' is none of the nodes")]
    [InlineData("shift", 0.5, "'shift' is binary")]
    [InlineData("air", double.NaN, "'air' is no number")]
    [InlineData("air", 1e308, "no finite answer")]
    public void Nonsense_IsRefused(string node, double value, string words) =>
        Assert.Contains(words, Assert.Throws<RootCauseInputException>(() => new Intervention(s_oven).Estimate(new Dictionary<string, double> { [node] = value })).Message, StringComparison.Ordinal);
}
