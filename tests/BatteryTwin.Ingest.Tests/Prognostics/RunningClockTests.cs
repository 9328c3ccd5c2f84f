using BatteryTwin.Ingest.Prognostics.Outcomes;

namespace BatteryTwin.Ingest.Tests.Prognostics;

public sealed class RunningClockTests
{
    private static readonly DateTimeOffset s_start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void At_MachineStandsStill_ClockStandsStill()
    {
        RunningClock clock = new(s_start, 7);

        Assert.Equal(8, clock.At(s_start.AddHours(1), isRunning: true));
        Assert.Equal(8, clock.At(s_start.AddHours(5), isRunning: false));
        Assert.Equal(8.5, clock.At(s_start.AddHours(5.5), isRunning: true));
    }

    [Fact]
    public void At_AskedTwiceInARound_CountsOnce()
    {
        RunningClock clock = new(s_start, 0);

        Assert.Equal(clock.At(s_start.AddHours(1), isRunning: true), clock.At(s_start.AddHours(1), isRunning: true));
    }
}
