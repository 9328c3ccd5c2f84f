using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.Tests.RootCause;

public sealed class CausalModelTests
{
    [Fact]
    public void Fit_DescribesEveryNode_WithoutWarningsOnGoodData()
    {
        CausalModel model = CausalModel.Fit(OvenLine.Graph, new OvenLine().Make(1500, 41));

        Assert.Empty(model.Warnings);
        Assert.Equal(["share of ones", "distribution of the values", "linear regression", "distribution of the values"], model.Nodes.Take(4).Select(node => node.Mechanism));
        Assert.Equal(["shift", "air"], model.Nodes[2].Parents);
    }

    [Fact]
    public void Fit_UnseenCauseOfTwoNodes_IsWarnedOf()
    {
        string warning = Assert.Single(CausalModel.Fit(OvenLine.Graph, new OvenLine { Hidden = 0.7 }.Make(1500, 42)).Warnings);

        Assert.StartsWith("possible hidden confounder", warning, StringComparison.Ordinal);
        Assert.Contains("'oven'", warning, StringComparison.Ordinal);
        Assert.Contains("'dust'", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_EdgeLeftOut_IsWarnedOf()
    {
        CausalModel model = CausalModel.Fit(OvenLine.Graph.WithoutEdge(new("shift", "oven")), new OvenLine().Make(1500, 43));

        Assert.Contains(model.Warnings, warning => warning.Contains("'oven' goes with 'shift'", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_MissingValues_CostOnlyTheNodesThatNeedThem()
    {
        ObservationTable table = new OvenLine().Make(1000, 44);
        double[] air = [.. table.Columns[1].Select((value, row) => row % 3 == 0 ? double.NaN : value)];
        CausalModel model = CausalModel.Fit(OvenLine.Graph, table with { Columns = [table.Columns[0], air, .. table.Columns[2..]] });

        Assert.Equal([1000, 666, 666, 1000, 1000], model.Nodes.Select(node => node.Rows));
        Assert.Equal(334, model.Nodes[1].Missing);
        Assert.Contains(model.Warnings, warning => warning.Contains("'air' is missing in 334 of 1000", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_ConstantCause_IsWarnedOf()
    {
        CausalModel model = CausalModel.Fit(OvenLine.Graph, new OvenLine { ShiftShare = 0 }.Make(500, 45));

        Assert.Contains(model.Warnings, warning => warning.Contains("'shift' has the same value in every row", StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_UnusableReference_SaysWhy()
    {
        ObservationTable table = new OvenLine().Make(200, 46);
        double[] none = [.. table.Columns[1].Select(_ => double.NaN)];
        double[] same = [.. table.Columns[4].Select(_ => 0.0)];

        Assert.Contains("the reference has 0 units", Fault(table.Select([])), StringComparison.Ordinal);
        Assert.Contains("column 'air' of the reference has no value", Fault(table with { Columns = [table.Columns[0], none, .. table.Columns[2..]] }), StringComparison.Ordinal);
        Assert.Contains("target 'scrap' has the same value", Fault(table with { Columns = [.. table.Columns[..4], same] }), StringComparison.Ordinal);
    }

    private static string Fault(ObservationTable table) => Assert.Throws<RootCauseInputException>(() => CausalModel.Fit(OvenLine.Graph, table)).Message;
}
