using BatteryTwin.Ingest.Events;

namespace BatteryTwin.Ingest.Tests.Events;

public sealed class RetryScheduleTests
{
    private static readonly EventOptions s_options = new() { RetryDelay = TimeSpan.FromSeconds(1), MaxRetryDelay = TimeSpan.FromSeconds(10) };

    [Theory]
    [InlineData(1, 0.5, 1)]
    [InlineData(2, 1, 2)]
    [InlineData(4, 4, 8)]
    [InlineData(5, 5, 10)]
    [InlineData(1_000_000, 5, 10)]
    public void After_Attempts_DoublesUpToTheLimitWithChance(int attempts, double shortest, double longest)
    {
        Assert.Equal(shortest, new RetrySchedule(s_options, () => 0).After(attempts, null).TotalSeconds, 3);
        Assert.Equal(longest, new RetrySchedule(s_options, () => 1).After(attempts, null).TotalSeconds, 3);
    }

    [Theory]
    [InlineData(-5, 0.5)]
    [InlineData(0.1, 0.5)]
    [InlineData(60, 60)]
    [InlineData(1e9, 86_400)]
    public void After_PauseAskedFor_IsKeptWhenLongerUpToADay(double asked, double expected) =>
        Assert.Equal(expected, new RetrySchedule(s_options, () => 0).After(1, TimeSpan.FromSeconds(asked)).TotalSeconds, 3);
}
