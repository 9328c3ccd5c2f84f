using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State;

namespace BatteryTwin.Web.Tests.State;

public sealed class SignalTextTests
{
    [Theory]
    [InlineData(0.06593, null, 0.075, "0.0659")]
    [InlineData(40, 39.2, 40.8, "40.00")]
    [InlineData(825.4, 700.0, 960.0, "825")]
    [InlineData(28.23, null, 40.0, "28.2")]
    [InlineData(12345.6, null, null, "12,346")]
    [InlineData(0, null, null, "0")]
    [InlineData(-0.28, -1.0, 1.0, "-0.28")]
    [InlineData(double.NaN, null, null, "–")]
    public void Number_HasTheDigitsThatSaySomething(double value, double? low, double? high, string expected) =>
        Assert.Equal(expected, SignalText.Number(value, low is null && high is null ? null : new NormalBand(low, high)));

    [Fact]
    public void Number_InABand_KeepsItsLength() =>
        Assert.Equal(["39.90", "40.00", "40.05"], new[] { 39.9, 40, 40.05 }.Select(value => SignalText.Number(value, new NormalBand(39.2, 40.8))));

    [Fact]
    public void Of_EveryType_ReadsWell()
    {
        Assert.Equal("yes", SignalText.Of(FieldValue.Boolean(true)));
        Assert.Equal("1,234", SignalText.Of(FieldValue.Integer(1_234)));
        Assert.Equal("18,446,744,073,709,551,615", SignalText.Of(FieldValue.Unsigned(ulong.MaxValue)));
        Assert.Equal("Running", SignalText.Of(FieldValue.String("Running")));
    }

    [Theory]
    [InlineData(38.0, 42.0, "38 to 42", "38 … 42")]
    [InlineData(null, 0.075, "up to 0.075", "≤ 0.075")]
    [InlineData(17.0, null, "17 or more", "≥ 17")]
    public void Band_Words(double? low, double? high, string words, string few)
    {
        Assert.Equal(words, SignalText.Band(new NormalBand(low, high)));
        Assert.Equal(few, SignalText.ShortBand(new NormalBand(low, high)));
    }
}
