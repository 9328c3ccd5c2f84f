using BatteryTwin.Domain.Production.Figures;
using BatteryTwin.Web.Components.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Tests.Production;

public sealed class EnergyFlowGeometryTests
{
    [Fact]
    public void Of_Steps_SourcesStepsAndEndsAreEquallyHigh()
    {
        EnergyFlowGeometry drawing = EnergyFlowGeometry.Of([new("Mixing", 0, new(50, 10, 20, 0)), new("Drying", 60, new(90, 20, 10, 0)), new("Off", 0, default)]);

        Assert.Equal(["Mixing", "Drying", "Electricity", "Fuel", "In good cells", "In scrap", "Standing still"], drawing.Nodes.Select(node => node.Name));
        Assert.Equal([80, 120, 140, 60, 140, 30, 30], drawing.Nodes.Select(node => node.EnergyKwh));
        double[] columns = [.. drawing.Nodes.GroupBy(node => node.X).Select(column => column.Sum(node => node.Height))];
        Assert.Equal(3, columns.Length);
        Assert.All(columns, height => Assert.Equal(columns[0], height, 9));
        Assert.All(drawing.Nodes, node => Assert.InRange(node.Y + node.Height, 0, EnergyFlowGeometry.Height + 1e-9));
        Assert.Equal(3 + 6, drawing.Bands.Count);
    }

    [Fact]
    public void Of_NoEnergy_IsEmpty() => Assert.Empty(EnergyFlowGeometry.Of([new("Mixing", 0, default)]).Nodes);
}
