using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Web.State.Trends;

/// <summary>How finely a time range is read: every value up to three hours, else the smallest bucket that gives at most <see cref="MostBuckets"/> points.</summary>
public sealed record TrendResolution
{
    /// <summary>Most buckets in a range; with mean, low and high that is two points per pixel column of a wide screen.</summary>
    public const int MostBuckets = 1_500;

    /// <summary>Most points of a curve drawn from single values: two per pixel column.</summary>
    public const int MostPoints = 2_400;

    private static readonly TimeSpan s_rawUpTo = TimeSpan.FromHours(3);

    private static readonly (TimeSpan Bucket, string Word)[] s_buckets =
    [
        (TimeSpan.FromSeconds(10), "10 s"),
        (TimeSpan.FromSeconds(30), "30 s"),
        (TimeSpan.FromMinutes(1), "1 min"),
        (TimeSpan.FromMinutes(5), "5 min"),
        (TimeSpan.FromMinutes(15), "15 min"),
        (TimeSpan.FromMinutes(30), "30 min"),
        (TimeSpan.FromHours(1), "1 h"),
        (TimeSpan.FromHours(6), "6 h"),
        (TimeSpan.FromDays(1), "1 day"),
        (TimeSpan.FromDays(7), "7 days"),
    ];

    private TrendResolution(TimeSpan? bucket, string name)
    {
        Bucket = bucket;
        Name = name;
    }

    /// <summary>Length of a bucket; null when single values are read.</summary>
    public TimeSpan? Bucket { get; }

    /// <summary>Words for the corner of a chart.</summary>
    public string Name { get; }

    public static TrendResolution For(TimeSpan range)
    {
        if (range <= s_rawUpTo)
        {
            return new(null, "values as recorded");
        }

        (TimeSpan bucket, string word) = s_buckets.FirstOrDefault(entry => range / entry.Bucket <= MostBuckets, s_buckets[^1]);
        return new(bucket, $"{word} means, range shaded");
    }

    /// <summary>The store's reduction for a function of this resolution.</summary>
    public RangeReduction Reduction(AggregateFunction function) =>
        Bucket is { } bucket ? new RangeReduction.Aggregate(EpochTime.ToNs(bucket), function) : new RangeReduction.Raw();
}
