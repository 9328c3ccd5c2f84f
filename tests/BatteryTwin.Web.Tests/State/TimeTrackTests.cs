using BatteryTwin.Web.State.AsOf;

namespace BatteryTwin.Web.Tests.State;

public sealed class TimeTrackTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.2, 1, 1)]
    [InlineData(600, 1, 600)]
    [InlineData(86_400, 300, 86_400)]
    [InlineData(86_401, 300, 86_700)]
    [InlineData(30 * 86_400, 3600, 30 * 86_400)]
    public void Between_MakesAboutAThousandSteps(double seconds, int step, long length)
    {
        TimeTrack track = TimeTrack.Between(s_start, s_start.AddSeconds(seconds));

        Assert.Equal((step, length), (track.Step, track.Length));
    }

    [Fact]
    public void Moment_AtTheRightEnd_IsNow()
    {
        TimeTrack track = TimeTrack.Between(s_start, s_start.AddHours(1));

        Assert.Null(track.Moment(track.Length));
        Assert.Equal(track.Length, track.Position(null));
        Assert.Equal(s_start.AddMinutes(10), track.Moment(600));
        Assert.Equal(600, track.Position(s_start.AddMinutes(10)));
    }

    [Fact]
    public void Position_BeforeTheStart_IsTheLeftEnd() => Assert.Equal(0, TimeTrack.Between(s_start, s_start.AddHours(1)).Position(s_start.AddDays(-1)));

    [Fact]
    public void Position_JustBeforeNow_IsNotNow()
    {
        TimeTrack track = TimeTrack.Between(s_start, s_start.AddSeconds(100));

        Assert.Equal(99, track.Position(s_start.AddSeconds(99.9)));
    }
}
