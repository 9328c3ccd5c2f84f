using System.Text;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;
using BatteryTwin.Domain.RootCause.Units;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class UnitAttributionTests
{
    private static readonly CausalModel s_oven = CausalModel.Fit(OvenLine.Graph, new OvenLine().Make(2000, 11));

    [Fact]
    public void EitherOfTwoCauses_SharesAreThoseByHand()
    {
        // y = a or b, P(a) = 0.1, P(b) = 0.2, P(y) = 0.28; the unit has a = 1, b = 0.
        // v(none) = ln 0.28, v(a) = 0, v(b) = ln 0.1, v(ab) = 0; y's own noise is never needed.
        // a: half of (0 - ln 0.28) and (0 - ln 0.1); b: half of (ln 0.1 - ln 0.28) and 0.
        CausalModel model = CausalModel.Fit(Or, OrTable(4000, 5));

        UnitFinding finding = new UnitAttribution(model).Explain(OvenLine.Table([1], [0], [1])).Units[0];

        Assert.Equal("a", finding.Contributions[0].Node);
        Assert.Equal((-Math.Log(0.28) - Math.Log(0.1)) / 2, Value(finding, "a"), 0.15);
        Assert.Equal((Math.Log(0.1) - Math.Log(0.28)) / 2, Value(finding, "b"), 0.15);
        Assert.Equal(0, Value(finding, "y"), 0.1);
        Assert.Equal(-Math.Log(0.28), finding.Score, 0.1);
        Assert.Equal((true, false), (finding.WouldPassIf["a"], finding.WouldPassIf["b"]));
    }

    [Theory]
    [InlineData("air", 0, 26, 118)]
    [InlineData("oven", 0, 20, 115)]
    [InlineData("scrap", 0, 20, 100)]
    public void OneCause_IsFirst_AndItsRemovalWouldHaveHelped(string cause, double shift, double air, double oven)
    {
        UnitFinding finding = Explain(OvenLine.Unit(shift, air, oven, 1));

        Assert.Equal(cause, finding.Contributions[0].Node);
        Assert.Equal(cause == "air" ? ["air"] : [cause], finding.WouldPassIf.Where(pair => pair.Value).Select(pair => pair.Key));
        Assert.True(finding.Contributions[0].Low > 0);
    }

    [Fact]
    public void Contributions_AreRanked_SumToTheScore_AndLieInTheirIntervals()
    {
        ObservationTable line = new OvenLine().Make(600, 12);
        UnitReport report = new UnitAttribution(s_oven).Explain(line.Select([.. Enumerable.Range(0, 600).Where(row => line.Columns[4][row] == 1)]));

        Assert.NotEmpty(report.Units);
        Assert.All(report.Units, unit =>
        {
            Assert.Equal(unit.Score, unit.Contributions.Sum(contribution => contribution.Value), 1e-9);
            Assert.Equal(unit.Contributions.OrderByDescending(contribution => contribution.Value), unit.Contributions);
            Assert.All(unit.Contributions, contribution => Assert.InRange(contribution.Value, contribution.Low, contribution.High));
            Assert.Equal(0, Value(unit, "dust"));
        });
    }

    [Fact]
    public void SameSeed_SameAnswer_OtherSeed_AlmostTheSame()
    {
        ObservationTable unit = OvenLine.Unit(1, 22, 111.5, 1);
        UnitFinding first = Explain(unit, 3);

        Assert.Equal(first.Contributions, Explain(unit, 3).Contributions);
        Assert.NotEqual(first.Contributions, Explain(unit, 4).Contributions);
        Assert.All(first.Contributions, contribution => Assert.Equal(contribution.Value, Value(Explain(unit, 4), contribution.Node), 0.1));
    }

    [Fact]
    public void MissingCause_IsInferredFromWhatFollowed()
    {
        UnitFinding finding = Explain(OvenLine.Unit(0, double.NaN, 118, 1));

        Assert.Contains(finding.Warnings, warning => warning.Contains("missing: air", StringComparison.Ordinal));
        Assert.Contains(finding.Contributions[0].Node, new[] { "air", "oven" });
        Assert.True(Value(finding, "air") > 0.3 && Value(finding, "oven") > 0.3);
        Assert.Equal(finding.Score, finding.Contributions.Sum(contribution => contribution.Value), 1e-9);
    }

    [Fact]
    public void SentinelInAUnit_IsTreatedAsMissing()
    {
        UnitReport report = new UnitAttribution(s_oven).Explain(OvenLine.Unit(1, -999, 115, 1));

        Assert.Contains(report.Warnings, warning => warning.Contains("-999", StringComparison.Ordinal) && warning.Contains("'air'", StringComparison.Ordinal));
        Assert.NotEqual("air", report.Units[0].Contributions[^1].Node);
    }

    [Fact]
    public void GoodUnit_HasNothingToExplain_UnknownOutcomeSaysSo()
    {
        UnitFinding good = Explain(OvenLine.Unit(0, 20, 100, 0));

        Assert.Equal(0, good.Score);
        Assert.All(good.WouldPassIf.Values, Assert.True);
        Assert.Contains(Explain(OvenLine.Unit(0, 20, 100, double.NaN)).Warnings, warning => warning.Contains("'scrap' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void NumberAsTarget_ExplainsExtremeValues()
    {
        CausalGraph graph = CausalGraph.Create(OvenLine.Graph.Nodes, OvenLine.Graph.Edges, "oven");
        UnitAttribution attribution = new(CausalModel.Fit(graph, new OvenLine().Make(2000, 13)));

        UnitFinding hot = attribution.Explain(OvenLine.Unit(0, 28, 124, 1)).Units[0];
        UnitFinding usual = attribution.Explain(OvenLine.Unit(0, 20, 101, 0)).Units[0];

        Assert.Equal("air", hot.Contributions[0].Node);
        Assert.True(hot.Score > 4 && usual.Score < 1);
        Assert.True(hot.WouldPassIf["air"]);
        Assert.False(hot.WouldPassIf["shift"]);
    }

    [Fact]
    public void TargetWithoutCauses_IsItsOwn()
    {
        CausalGraph graph = CausalGraph.Create(OvenLine.Graph.Nodes, [], "scrap");
        UnitFinding finding = new UnitAttribution(CausalModel.Fit(graph, new OvenLine().Make(500, 14))).Explain(OvenLine.Unit(0, 20, 100, 1)).Units[0];

        Assert.Equal("scrap", finding.Contributions[0].Node);
        Assert.Equal(finding.Score, finding.Contributions[0].Value, 1e-9);
    }

    [Fact]
    public void ManyNodes_AreSampled_AndStillSum()
    {
        // Twenty readings add up: too many coalitions to evaluate them all.
        const int Readings = 20;
        CausalNode[] nodes = [.. Enumerable.Range(0, Readings).Select(i => new CausalNode($"x{i}", CausalNodeKind.Continuous)), new("sum", CausalNodeKind.Continuous)];
        CausalGraph graph = CausalGraph.Create(nodes, [.. Enumerable.Range(0, Readings).Select(i => new CausalEdge($"x{i}", "sum"))], "sum");
        Random random = new(3);
        double[][] readings = [.. Enumerable.Range(0, Readings).Select(_ => Enumerable.Range(0, 800).Select(_ => OvenLine.Normal(random)).ToArray())];
        double[] sum = [.. Enumerable.Range(0, 800).Select(row => readings.Sum(reading => reading[row]) + (0.1 * OvenLine.Normal(random)))];
        CausalModel model = CausalModel.Fit(graph, OvenLine.Table([.. readings, sum]));

        UnitFinding finding = new UnitAttribution(model).Explain(OvenLine.Table([.. Enumerable.Range(0, Readings).Select(i => new[] { i == 7 ? 9.0 : 0 }), [9.0]])).Units[0];

        Assert.Equal("x7", finding.Contributions[0].Node);
        Assert.Equal(finding.Score, finding.Contributions.Sum(contribution => contribution.Value), 1e-9);
    }

    private static CausalGraph Or => CausalGraphJson.Read(Encoding.UTF8.GetBytes("""
        {"target":"y","nodes":[{"id":"a","kind":"binary"},{"id":"b","kind":"binary"},{"id":"y","kind":"binary"}],"edges":[{"from":"a","to":"y"},{"from":"b","to":"y"}]}
        """));

    private static ObservationTable OrTable(int units, int seed)
    {
        Random random = new(seed);
        double[] a = [.. Enumerable.Range(0, units).Select(_ => random.NextDouble() < 0.1 ? 1.0 : 0)];
        double[] b = [.. Enumerable.Range(0, units).Select(_ => random.NextDouble() < 0.2 ? 1.0 : 0)];
        return OvenLine.Table(a, b, [.. a.Zip(b, Math.Max)]);
    }

    private static UnitFinding Explain(ObservationTable unit, ulong seed = 0) => new UnitAttribution(s_oven).Explain(unit, seed).Units[0];

    private static double Value(UnitFinding finding, string node) => finding.Contributions.Single(contribution => contribution.Node == node).Value;
}
