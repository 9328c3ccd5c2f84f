using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Domain.Tests.Telemetry.Trust;

public sealed class SeriesPastTests
{
    private const long MinuteNs = 60 * EpochTime.NsPerSecond;

    [Fact]
    public void Of_HourlyMeans_RangeAndRobustSpread()
    {
        // Hours with the means 1, 2, 3, 4, 100: median 3, deviations 2 1 0 1 97, their median 1.
        double[] hours = [1, 2, 3, 4, 100];
        SeriesPast past = Of(5 * 60, i => hours[i / 60] + (i % 2 == 0 ? 0.5 : -0.5));
        Assert.Equal(5, past.Hours);
        Assert.Equal(1.4826, past.Spread, 9);
        Assert.Equal(1.04, past.Lowest, 9);
        Assert.Equal(96.16, past.Highest, 9);
        Assert.False(past.IsComparable);
    }

    [Fact]
    public void Of_LongestRun_SpansHours() => Assert.Equal(149 * MinuteNs, Of(300, i => i is >= 50 and < 200 ? 7 : i).LongestRunNs);

    [Fact]
    public void Of_Counter_IsNotComparable()
    {
        SeriesPast past = Of(48 * 60, i => i);
        Assert.True(past.OnlyRises);
        Assert.False(past.IsComparable);
        Assert.True(Of(48 * 60, i => Math.Sin(i)).IsComparable);
    }

    [Fact]
    public void Of_Nothing_IsUnknown() => Assert.Equal(SeriesPast.Unknown, Of(0, _ => 0));

    private static SeriesPast Of(int minutes, Func<int, double> value) =>
        SeriesPast.Of([.. Enumerable.Range(0, minutes).Select(i => 1_699_999_200 * EpochTime.NsPerSecond + i * MinuteNs)], [.. Enumerable.Range(0, minutes).Select(value)]);
}
