using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.Components.Investigations;

namespace BatteryTwin.Web.Tests.Charts;

public sealed class EvidenceGeometryTests
{
    [Fact]
    public void Line_BreaksWhereThereAreNoValuesAndShowsALoneOne() =>
        Assert.Equal("M125 100L375 50M800 0h150", EvidenceGeometry.Line([0, 5, null, 10], 0, 10));

    [Fact]
    public void Bars_StandOnTheFloorAndLeaveOutNothing() => Assert.Equal("M50 100V50h400V100z", EvidenceGeometry.Bars([5, 0], 10));

    [Theory]
    [InlineData(0.5, 5.6, 0, 6)]
    [InlineData(499, 501, 499, 501)]
    [InlineData(-3, 4, -3, 4)]
    public void Scale_HasRoundEndsAndBeginsAtZeroWhereItIsNear(double low, double high, double bottom, double top) => Assert.Equal((bottom, top), EvidenceGeometry.Scale([low, null, high]));

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-2.5)]
    public void Scale_OfOneValue_IsNeverEmpty(double value)
    {
        (double low, double high) = EvidenceGeometry.Scale([value]);

        Assert.True(low < high && low <= value && value <= high);
    }

    [Fact]
    public void Thinned_LongLabels_LeaveRoom()
    {
        TimeTick[] ticks = [.. Enumerable.Range(0, 8).Select(at => new TimeTick(12 * at, "25 Nov 08:00"))];

        Assert.Equal(3, EvidenceGeometry.Thinned(ticks).Count());
        Assert.Equal(8, EvidenceGeometry.Thinned([.. ticks.Select(tick => tick with { Label = "08:00" })]).Count());
    }
}
