using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Batches;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class BatchAttributionTests
{
    private static readonly CausalModel s_oven = CausalModel.Fit(OvenLine.Graph, new OvenLine().Make(2000, 21));

    public static TheoryData<string, string> Changes => new()
    {
        { "shift", "ShiftShare" },
        { "air", "Air" },
        { "oven", "OvenOffset" },
        { "scrap", "Limit" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void OneMechanismChanged_IsNamedAlone_AndHasTheWholeEffect(string node, string what)
    {
        OvenLine line = what switch
        {
            "ShiftShare" => new() { ShiftShare = 0.7 },
            "Air" => new() { Air = 22 },
            "OvenOffset" => new() { OvenOffset = 3 },
            _ => new() { Limit = 107 },
        };

        BatchFinding finding = new BatchAttribution(s_oven).Compare(line.Make(400, 22));

        ChangedMechanism changed = Assert.Single(finding.Changed);
        Assert.True(finding.IsChanged);
        Assert.Equal(node, changed.Node);
        Assert.Equal(finding.Effect, changed.Contribution, 1e-9);
        Assert.InRange(changed.Contribution, changed.Low, changed.High);
        Assert.InRange(changed.PValue, 0, BatchAttribution.FalseAlarmRate);
    }

    [Fact]
    public void TwoMechanismsChanged_ShareTheEffect()
    {
        BatchFinding finding = new BatchAttribution(s_oven).Compare(new OvenLine { Air = 21.5, OvenOffset = 4 }.Make(500, 23));

        Assert.Equal(["air", "oven"], finding.Changed.Select(change => change.Node).Order());
        Assert.Equal(finding.Changed.OrderByDescending(change => Math.Abs(change.Contribution)), finding.Changed);
        Assert.Equal(finding.Effect, finding.Changed.Sum(change => change.Contribution), 1e-9);
        Assert.All(finding.Changed, change => Assert.True(change.Contribution > 0));
        Assert.Equal(0, finding.Unexplained);
    }

    [Fact]
    public void NothingChanged_FalseAlarmsAreRare_AndTheEffectIsUnexplained()
    {
        BatchFinding[] findings = [.. Enumerable.Range(0, 60).Select(i => new BatchAttribution(s_oven).Compare(new OvenLine().Make(150, 1000 + i)))];

        Assert.InRange(findings.Count(finding => finding.IsChanged), 0, 3);
        Assert.All(findings.Where(finding => !finding.IsChanged), finding => Assert.Equal(finding.Effect, finding.Unexplained));
    }

    [Fact]
    public void MissingValuesAndSentinels_LeaveTheAnswer_AndAreReported()
    {
        ObservationTable batch = new OvenLine { Air = 22 }.Make(400, 24);
        double[] air = [.. batch.Columns[1].Select((value, row) => row % 10 == 0 ? -999 : value)];
        double[] oven = [.. batch.Columns[2].Select((value, row) => row % 7 == 0 ? double.NaN : value)];

        BatchFinding finding = new BatchAttribution(s_oven).Compare(batch with { Columns = [batch.Columns[0], air, oven, batch.Columns[3], batch.Columns[4]] });

        Assert.Equal("air", Assert.Single(finding.Changed).Node);
        Assert.Contains(finding.Warnings, warning => warning.Contains("-999", StringComparison.Ordinal));
        Assert.Contains(finding.Warnings, warning => warning.Contains("'oven' is missing", StringComparison.Ordinal));
    }

    [Fact]
    public void OneCauseOutsideTheGraph_IsSuspected()
    {
        BatchFinding finding = new BatchAttribution(s_oven).Compare(new OvenLine { Hidden = 3 }.Make(400, 25));

        Assert.Equal(["dust", "oven"], finding.Changed.Select(change => change.Node).Order());
        Assert.Contains(finding.Warnings, warning => warning.Contains("hidden confounder", StringComparison.Ordinal));
    }

    [Fact]
    public void NumberThatFollowsExactly_IsNotCalledChangedForItsRounding()
    {
        CausalGraph graph = CausalGraph.Create([new("a", CausalNodeKind.Continuous), new("b", CausalNodeKind.Continuous), new("sum", CausalNodeKind.Continuous)], [new("a", "sum"), new("b", "sum")], "sum");
        ObservationTable Make(int units, int seed)
        {
            Random random = new(seed);
            double[] a = [.. Enumerable.Range(0, units).Select(_ => 1e3 * OvenLine.Normal(random))];
            double[] b = [.. Enumerable.Range(0, units).Select(_ => 1e-2 * OvenLine.Normal(random))];
            return OvenLine.Table(a, b, [.. a.Zip(b, (x, y) => (0.1 * x) + (7 * y))]);
        }

        BatchAttribution attribution = new(CausalModel.Fit(graph, Make(500, 51)));

        Assert.All(Enumerable.Range(0, 20), i => Assert.DoesNotContain(attribution.Compare(Make(100, 60 + i)).Changed, change => change.Node == "sum"));
    }

    [Fact]
    public void SameBatch_SameAnswer()
    {
        ObservationTable batch = new OvenLine { Air = 21 }.Make(300, 26);

        Assert.Equal(new BatchAttribution(s_oven).Compare(batch).Changed, new BatchAttribution(s_oven).Compare(batch).Changed);
    }

    [Fact]
    public void UnusableBatches_SayWhatToDo()
    {
        BatchAttribution attribution = new(s_oven);
        ObservationTable batch = new OvenLine().Make(50, 27);
        double[] unknown = [.. batch.Columns[4].Select(_ => double.NaN)];

        Assert.Contains("7 units", Assert.Throws<RootCauseInputException>(() => attribution.Compare(batch.Select([.. Enumerable.Range(0, 7)]))).Message, StringComparison.Ordinal);
        Assert.Contains("'scrap' has no value", Assert.Throws<RootCauseInputException>(() => attribution.Compare(batch with { Columns = [.. batch.Columns[..4], unknown] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Holm_AdjustsAsPublished() =>

        // Holm (1979): ordered 0.005, 0.01, 0.03, 0.04 become 0.02, 0.03, 0.06, 0.06.
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]), (a, b) => Math.Abs(a - b) < 1e-12);
}
