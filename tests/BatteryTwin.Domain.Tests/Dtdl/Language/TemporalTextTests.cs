using BatteryTwin.Domain.Dtdl.Language.Instances;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

public sealed class TemporalTextTests
{
    [Theory]
    [InlineData("0001-01-01", true)]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("1900-02-29", false)]
    [InlineData("2000-02-29", true)]
    [InlineData("0000-01-01", false)]
    [InlineData("2024-13-01", false)]
    [InlineData("2024-1-01", false)]
    [InlineData("2024-01-01Z", false)]
    public void IsDate_CalendarDays_Only(string text, bool expected) => Assert.Equal(expected, TemporalText.IsDate(text));

    [Theory]
    [InlineData("00:00:00Z", true)]
    [InlineData("23:59:59.123456789+14:00", true)]
    [InlineData("24:00:00Z", false)]
    [InlineData("12:00:60Z", false)]
    [InlineData("12:00Z", false)]
    [InlineData("12:00:00", false)]
    [InlineData("12:00:00.Z", false)]
    [InlineData("12:00:00+1:00", false)]
    public void IsTime_WithSecondsAndOffset_Only(string text, bool expected)
    {
        Assert.Equal(expected, TemporalText.IsTime(text));
        Assert.Equal(expected, TemporalText.IsDateTime($"2026-05-31T{text}"));
    }

    [Theory]
    [InlineData("P1Y2M3DT4H5M6.7S", true)]
    [InlineData("PT0S", true)]
    [InlineData("P2W", true)]
    [InlineData("P2W3DT1H", true)]
    [InlineData("P1Y2W", false)]
    [InlineData("P", false)]
    [InlineData("PT", false)]
    [InlineData("P1DT", false)]
    [InlineData("P1M1Y", false)]
    [InlineData("P1.5D", false)]
    [InlineData("1D", false)]
    [InlineData("-P1D", false)]
    public void IsDuration_PartsInOrder_Only(string text, bool expected) => Assert.Equal(expected, TemporalText.IsDuration(text));
}
