namespace BatteryTwin.Domain.Telemetry;

/// <summary>What a range read does to the points: nothing, buckets, one value for all, or a shape-preserving cut.</summary>
public abstract record RangeReduction
{
    private RangeReduction()
    {
    }

    /// <summary>Points as stored.</summary>
    public sealed record Raw : RangeReduction;

    /// <summary>One point per UTC-aligned bucket of <paramref name="EveryNs"/>, stamped with its start; null merges the whole range into one point stamped with the range's start.</summary>
    public sealed record Aggregate(long? EveryNs, AggregateFunction Function) : RangeReduction;

    /// <summary>At most <paramref name="MaxPoints"/> points that keep the curve's shape; numeric series only.</summary>
    public sealed record Shape(int MaxPoints, ShapeMethod Method = ShapeMethod.MinMax) : RangeReduction;
}
