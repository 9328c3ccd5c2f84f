using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class BearingGeometryTests
{
    [Fact]
    public void Type6205_CharacteristicOrders_MatchThePublishedOnes()
    {
        BearingGeometry bearing = BearingGeometry.Type6205;

        Assert.Equal(3.584776, bearing.OuterRaceOrder, 6);
        Assert.Equal(5.415224, bearing.InnerRaceOrder, 6);
        Assert.Equal(2.356722, bearing.BallSpinOrder, 6);
        Assert.Equal(0.398308, bearing.CageOrder, 6);
        Assert.Equal(4.713443, bearing.ImpactOrder(BearingDefect.Ball), 6);
        Assert.Equal(0, bearing.ImpactOrder(BearingDefect.None));
    }

    [Fact]
    public void Orders_AtGivenSpeed_GiveFrequencies()
    {
        double shaftHz = 1797 / 60.0;

        Assert.Equal(107.3640, BearingGeometry.Type6205.OuterRaceOrder * shaftHz, 3);
        Assert.Equal(162.1860, BearingGeometry.Type6205.InnerRaceOrder * shaftHz, 3);
        Assert.Equal(11.9293, BearingGeometry.Type6205.CageOrder * shaftHz, 3);
    }

    [Theory]
    [InlineData(9, 7.938, 38.5, 0)]
    [InlineData(12, 10, 60, 15)]
    public void Orders_AnyGeometry_ObeyTheIdentities(int balls, double ball, double pitch, double angle)
    {
        BearingGeometry bearing = new(balls, ball, pitch, angle);

        Assert.Equal(balls, bearing.OuterRaceOrder + bearing.InnerRaceOrder, 9);
        Assert.Equal(balls * bearing.CageOrder, bearing.OuterRaceOrder, 9);
    }
}
