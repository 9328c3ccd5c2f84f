using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Tests.Production;

public sealed class SignalNotesTests
{
    [Fact]
    public void Parse_AllParts_ReadsUnitBandAndTarget()
    {
        SignalNotes notes = SignalNotes.Parse("unit Pa·s; normal 3.55..4.81; target 4.18");

        Assert.Equal("Pa·s", notes.Unit);
        Assert.Equal(new NormalBand(3.55, 4.81), notes.Normal);
        Assert.Equal(4.18, notes.Target);
    }

    [Theory]
    [InlineData("normal ..400", null, 400.0)]
    [InlineData("normal 17..", 17.0, null)]
    [InlineData("normal -1..1", -1.0, 1.0)]
    [InlineData("normal ..-35", null, -35.0)]
    [InlineData("see the manual; normal 1..2", 1.0, 2.0)]
    public void Parse_OpenBand_KeepsTheGivenSide(string comment, double? low, double? high) =>
        Assert.Equal(new NormalBand(low, high), SignalNotes.Parse(comment).Normal);

    [Theory]
    [InlineData("")]
    [InlineData("normal")]
    [InlineData("normal ..")]
    [InlineData("normal 5..3")]
    [InlineData("normal about 5")]
    [InlineData("normal 1..NaN")]
    [InlineData("Normally quiet; checked weekly")]
    public void Parse_FreeText_SaysNothing(string comment) => Assert.Equal(SignalNotes.None, SignalNotes.Parse(comment));

    [Theory]
    [InlineData(3, true)]
    [InlineData(5, true)]
    [InlineData(2.99, false)]
    [InlineData(double.NaN, false)]
    public void Contains_Value_IncludesTheLimits(double value, bool inside) => Assert.Equal(inside, new NormalBand(3, 5).Contains(value));
}
