using BatteryTwin.Ingest.Sources.DemoPlant.History;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

public sealed class HistoryPlanTests
{
    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 17, TimeSpan.Zero);

    [Fact]
    public void Before_FirstStart_CoversTheHoursBySecondAndTheDaysByMinuteWithoutOverlap()
    {
        HistoryPlan plan = HistoryPlan.Before(s_start, 30, 2);

        Assert.Collection(
            plan.Pending,
            fine =>
            {
                Assert.Equal(s_start.ToUnixTimeSeconds(), fine.To);
                Assert.Equal(1, fine.StepSeconds);
                Assert.InRange(fine.Moments, 7200, 7260);
            },
            coarse =>
            {
                Assert.Equal(plan.Pending[0].From, coarse.To);
                Assert.Equal(60, coarse.StepSeconds);
                Assert.Equal(0, coarse.From % 60);
                Assert.InRange(coarse.Moments, (30 * 1440) - 121, (30 * 1440) - 119);
            });
        Assert.Equal(0, plan.Progress);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 2, 1)]
    [InlineData(30, 0, 1)]
    public void Before_NothingToFill_LeavesItOut(int days, int hours, int spans) => Assert.Equal(spans, HistoryPlan.Before(s_start, days, hours).Pending.Count);

    [Fact]
    public void Next_UntilDone_FillsEveryMomentOnceNewestFirst()
    {
        HistoryPlan plan = HistoryPlan.Before(s_start, 2, 1);
        long expected = plan.TotalMoments;
        HashSet<long> seconds = [];
        long before = long.MaxValue;
        while (!plan.IsDone)
        {
            HistorySpan chunk = plan.Next();
            Assert.True(chunk.To <= before);
            before = chunk.From;
            for (long second = chunk.From; second < chunk.To; second += chunk.StepSeconds)
            {
                Assert.True(seconds.Add(second));
            }

            double progress = plan.Progress;
            plan = plan.Without(chunk);
            Assert.True(plan.Progress > progress);
        }

        Assert.Equal(expected, seconds.Count);
        Assert.Equal(1, plan.Progress);
    }

    [Fact]
    public void WithGap_WhileFilling_ComesFirstAndTheRestStays()
    {
        HistoryPlan plan = HistoryPlan.Before(s_start, 2, 1);
        HistorySpan chunk = plan.Next();

        plan = plan.WithGap(s_start.ToUnixTimeSeconds() + 100, s_start.ToUnixTimeSeconds() + 4000).Without(chunk);

        Assert.Equal(60, plan.Next().StepSeconds);
        Assert.True(plan.Next().From > s_start.ToUnixTimeSeconds() + 99);
        Assert.True(plan.Next().To < s_start.ToUnixTimeSeconds() + 4060);
        Assert.Equal(chunk.From, plan.Pending[1].To);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(61, 119)]
    [InlineData(100, 100)]
    public void WithGap_ShorterThanAMinute_HoldsNothing(long from, long to) => Assert.True(HistoryPlan.Empty.WithGap(from + 1_000_020, to + 1_000_020).IsDone);
}
