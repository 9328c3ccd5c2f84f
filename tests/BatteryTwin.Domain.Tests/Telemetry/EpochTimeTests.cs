using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class EpochTimeTests
{
    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(1_700_000_000_123_456_789, "2023-11-14T22:13:20.123456789Z")]
    [InlineData(1_700_000_000_500_000_000, "2023-11-14T22:13:20.5Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999999Z")]
    public void ToRfc3339_Nanoseconds_KeepsEveryDigitThatMatters(long timeNs, string expected) => Assert.Equal(expected, EpochTime.ToRfc3339(timeNs));

    [Fact]
    public void FromNs_ToNs_RoundTripsAtHundredNanoseconds()
    {
        DateTimeOffset time = new(2026, 3, 1, 12, 30, 15, 250, TimeSpan.FromHours(2));

        Assert.Equal(time.ToUniversalTime(), EpochTime.FromNs(EpochTime.ToNs(time)));
    }
}
