using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class ReadPlanTests
{
    private static readonly RollupCover s_fives = new(5, new TimeIntervals(0, 199), default);
    private static readonly RollupCover s_twenties = new(20, new TimeIntervals(0, 99), default);

    [Fact]
    public void Make_BucketsThatFit_TakesTheCoarsestLevelInside()
    {
        IReadOnlyList<ReadSegment> plan = ReadPlan.Make(Mean(40), 12, 230, [s_fives, s_twenties], long.MinValue);

        Assert.Equal([new(ReadSegment.Points, 12, 14), new(0, 15, 19), new(1, 20, 99), new(0, 100, 199), new(ReadSegment.Points, 200, 230)], plan);
    }

    [Fact]
    public void Make_BucketsOnlyTheFinerLevelFits_LeavesTheCoarserOut() =>
        Assert.Equal([new(0, 0, 199)], ReadPlan.Make(Mean(10), 0, 199, [s_fives, s_twenties], long.MinValue));

    [Fact]
    public void Make_BucketsThatDoNotFit_ReadsPoints() =>
        Assert.Equal([new(ReadSegment.Points, 0, 199)], ReadPlan.Make(Mean(7), 0, 199, [s_fives, s_twenties], long.MinValue));

    [Fact]
    public void Make_StaleTimes_ReadsTheirBucketsFromPoints() =>
        Assert.Equal(
            [new(0, 0, 9), new(ReadSegment.Points, 10, 14), new(0, 15, 199)],
            ReadPlan.Make(Mean(null), 0, 199, [s_fives with { Stale = new TimeIntervals(12, 12) }], long.MinValue));

    [Fact]
    public void Make_CurveBeyondTheKeptPoints_IsDrawnFromTheFinestLevel() =>
        Assert.Equal(
            [new(0, 0, 99), new(ReadSegment.Points, 100, 199)],
            ReadPlan.Make(new RangeReduction.Shape(100), 0, 199, [s_fives, s_twenties], 103));

    [Fact]
    public void Make_RawPoints_NeverComeFromRollups() =>
        Assert.Equal([new(ReadSegment.Points, 0, 199)], ReadPlan.Make(new RangeReduction.Raw(), 0, 199, [s_fives], 150));

    [Fact]
    public void Make_Anything_CoversTheReadOnce() => Prop.ForAll(
        Gen.Choose(0, 300).SelectMany(first => Gen.Choose(0, 300).SelectMany(length => Gen.Choose(1, 50).SelectMany(every => Gen.Choose(0, 200).SelectMany(stale => Gen.Choose(0, 250).Select(kept =>
            (First: (long)first, Last: (long)first + length, Every: (long)every, Stale: (long)stale, Kept: (long)kept)))))).ToArbitrary(),
        read =>
        {
            IReadOnlyList<ReadSegment> plan = ReadPlan.Make(
                Mean(read.Every), read.First, read.Last, [s_fives with { Stale = new TimeIntervals(read.Stale, read.Stale + 3) }, s_twenties], read.Kept);
            Assert.Equal(read.First, plan[0].FirstNs);
            Assert.Equal(read.Last, plan[^1].LastNs);
            Assert.All(plan.Zip(plan.Skip(1)), pair => Assert.Equal(pair.First.LastNs + 1, pair.Second.FirstNs));
        }).QuickCheckThrowOnFailure();

    private static RangeReduction.Aggregate Mean(long? everyNs) => new(everyNs, AggregateFunction.Mean);
}
