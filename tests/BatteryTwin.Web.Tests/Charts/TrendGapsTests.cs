using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.Tests.Charts;

public sealed class TrendGapsTests
{
    [Fact]
    public void After_EvenTimes_NoGap() => Assert.Empty(TrendGaps.After([0, 1, 2, 3, 4, 5]));

    [Fact]
    public void After_ThreeIntervals_NoGapYet() => Assert.Empty(TrendGaps.After([0, 1, 2, 5, 6, 7]));

    [Fact]
    public void After_MoreThanThreeIntervals_BreaksThere() => Assert.Equal([2], TrendGaps.After([0, 1, 2, 6, 7, 8]));

    [Fact]
    public void After_CoarseHistoryThenFineLive_IsNoGap()
    {
        long[] times = [.. Enumerable.Range(0, 20).Select(i => i * 60L), .. Enumerable.Range(0, 60).Select(i => 1_200L + i)];

        Assert.Empty(TrendGaps.After(times));
    }

    [Fact]
    public void After_GapInCoarseHistoryBeforeFineLive_OnlyThatOne()
    {
        long[] times = [.. Enumerable.Range(0, 20).Select(i => i * 60L), .. Enumerable.Range(0, 20).Select(i => 2_400L + (i * 60)), .. Enumerable.Range(0, 60).Select(i => 3_600L + i)];

        Assert.Equal([19], TrendGaps.After(times));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void After_TooFewPointsToTell_NoGap(int count) => Assert.Empty(TrendGaps.After([.. Enumerable.Range(0, count).Select(i => i * 1_000L)]));
}
