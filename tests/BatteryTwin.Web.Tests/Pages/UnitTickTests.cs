using BatteryTwin.Web.Components.Controls;

namespace BatteryTwin.Web.Tests.Pages;

public sealed class UnitTickTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void IsDue_WhenUnitsCome_WhenTheyBecomeStale_AndAfterAMinute()
    {
        UnitTick tick = default;

        Assert.True(tick.IsDue(1, isStale: false, s_start), "nothing was read yet");
        Assert.False(tick.IsDue(1, isStale: false, s_start.AddSeconds(10)), "nothing is new");
        Assert.True(tick.IsDue(2, isStale: false, s_start.AddSeconds(20)), "units came");
        Assert.True(tick.IsDue(2, isStale: true, s_start.AddSeconds(30)), "they cannot be read any more");
        Assert.False(tick.IsDue(2, isStale: true, s_start.AddSeconds(89)), "nothing is new");
        Assert.True(tick.IsDue(2, isStale: true, s_start.AddSeconds(91)), "the range has moved on");
    }
}
