using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.Tests.Charts;

public sealed class TrendResolutionTests
{
    [Theory]
    [InlineData(1, null, "values as recorded")]
    [InlineData(3, null, "values as recorded")]
    [InlineData(4, 10.0, "10 s means, range shaded")]
    [InlineData(24, 60.0, "1 min means, range shaded")]
    [InlineData(24 * 7, 900.0, "15 min means, range shaded")]
    [InlineData(24 * 30, 1_800.0, "30 min means, range shaded")]
    [InlineData(24 * 366, 21_600.0, "6 h means, range shaded")]
    public void For_Range_PicksBucketAndNamesIt(double hours, double? bucketSeconds, string name)
    {
        TrendResolution resolution = TrendResolution.For(TimeSpan.FromHours(hours));

        Assert.Equal(bucketSeconds, resolution.Bucket?.TotalSeconds);
        Assert.Equal(name, resolution.Name);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(24 * 62)]
    [InlineData(24 * 3_000)]
    public void For_AnyRange_FitsTheScreen(double hours)
    {
        TimeSpan range = TimeSpan.FromHours(hours);

        Assert.True(range / TrendResolution.For(range).Bucket!.Value <= TrendResolution.MostBuckets);
    }

    [Fact]
    public void Reduction_OfBuckets_AsksTheStoreForThem() =>
        Assert.Equal(new RangeReduction.Aggregate(60 * EpochTime.NsPerSecond, AggregateFunction.Max), TrendResolution.For(TimeSpan.FromDays(1)).Reduction(AggregateFunction.Max));
}
