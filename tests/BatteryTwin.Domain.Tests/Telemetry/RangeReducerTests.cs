using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class RangeReducerTests
{
    private const long Second = EpochTime.NsPerSecond;

    private static readonly SeriesKey s_key = new("m", [], "f");

    [Fact]
    public void Aggregate_BucketsAreAlignedToTheEpochAndEmptyOnesLeftOut()
    {
        SeriesPoints points = Reduce(new RangeReduction.Aggregate(10 * Second, AggregateFunction.Count), [-11 * Second, -1, 0, 9 * Second, 10 * Second, 35 * Second], [1, 2, 3, 4, 5, 6])!;
        Assert.Equal([-20 * Second, -10 * Second, 0, 10 * Second, 30 * Second], points.TimesNs);
        Assert.Equal([1, 1, 2, 1, 1], points.Values.Select(value => value.Bits));
        Assert.Equal(FieldType.Integer, points.Type);
    }

    [Theory]
    [InlineData(AggregateFunction.Mean, 2.75)]
    [InlineData(AggregateFunction.Min, -1.0)]
    [InlineData(AggregateFunction.Max, 7.0)]
    [InlineData(AggregateFunction.Sum, 11.0)]
    [InlineData(AggregateFunction.First, 4.0)]
    [InlineData(AggregateFunction.Last, 1.0)]
    public void Aggregate_WithoutEvery_IsOnePointAtTheRangesStart(AggregateFunction function, double expected)
    {
        SeriesPoints points = Reduce(new RangeReduction.Aggregate(null, function), [5, 6, 7, 8], [4, -1, 7, 1])!;
        Assert.Equal([-100 * Second], points.TimesNs);
        Assert.Equal(FieldValue.Float(expected), Assert.Single(points.Values));
    }

    [Theory]
    [InlineData(AggregateFunction.Mean, FieldType.Float)]
    [InlineData(AggregateFunction.Min, FieldType.Integer)]
    [InlineData(AggregateFunction.Sum, FieldType.Integer)]
    [InlineData(AggregateFunction.Count, FieldType.Integer)]
    public void Aggregate_OfIntegers_KeepsTheirTypeExceptForMeans(AggregateFunction function, FieldType expected)
    {
        RangeReducer reducer = RangeReducer.For(Query(new RangeReduction.Aggregate(null, function)), FieldType.Integer, 0, 10)!;
        reducer.Add([1, 2], [5, 8], []);
        Assert.Equal(expected, reducer.Finish(s_key)!.Type);
    }

    [Fact]
    public void Sum_BeyondSixtyFourBits_BecomesAFloatSeries()
    {
        RangeReducer reducer = RangeReducer.For(Query(new RangeReduction.Aggregate(null, AggregateFunction.Sum)), FieldType.Integer, 0, 10)!;
        reducer.Add([1, 2], [long.MaxValue, long.MaxValue], []);
        SeriesPoints points = reducer.Finish(s_key)!;
        Assert.Equal(FieldType.Float, points.Type);
        Assert.Equal(1.8446744073709552e19, points.Values[0].ToDouble());
    }

    [Fact]
    public void Extremes_OfUnsigned_AreComparedWithoutSign()
    {
        RangeReducer reducer = RangeReducer.For(Query(new RangeReduction.Aggregate(null, AggregateFunction.Max)), FieldType.Unsigned, 0, 10)!;
        reducer.Add([1], [-1], []);
        reducer.Add([2], [7], []);
        Assert.Equal(FieldValue.Unsigned(ulong.MaxValue), reducer.Finish(s_key)!.Values[0]);
    }

    [Theory]
    [InlineData(FieldType.Boolean)]
    [InlineData(FieldType.String)]
    public void Means_OfBooleansAndTexts_AreLeftOut(FieldType type)
    {
        Assert.Null(RangeReducer.For(Query(new RangeReduction.Aggregate(null, AggregateFunction.Mean)), type, 0, 10));
        Assert.Null(RangeReducer.For(Query(new RangeReduction.Shape(100)), type, 0, 10));
        Assert.NotNull(RangeReducer.For(Query(new RangeReduction.Aggregate(null, AggregateFunction.Last)), type, 0, 10));
    }

    [Fact]
    public void Aggregate_Summaries_CountLikeTheirPoints()
    {
        RangeReducer reducer = RangeReducer.For(Query(new RangeReduction.Aggregate(10, AggregateFunction.Sum)), FieldType.Float, 0, 30)!;
        Assert.True(reducer.TakesSummary(10, 19));
        Assert.False(reducer.TakesSummary(9, 10));
        reducer.Add([11], Bits([2.5]), []);
        reducer.Add(PointSummary.Of(FieldType.Float, [12, 13], Bits([1.0, 4.0]), []));
        Assert.Equal(7.5, reducer.Finish(s_key)!.Values[0].ToDouble());
    }

    [Fact]
    public void Raw_BeyondTheLimit_IsCutAndSaysSo()
    {
        RangeReducer reducer = RangeReducer.For(Query(new RangeReduction.Raw()) with { Limit = 2 }, FieldType.Float, 0, 10)!;
        reducer.Add([1, 2], Bits([1, 2]), []);
        Assert.False(reducer.IsFull);
        reducer.Add([3], Bits([3]), []);
        Assert.True(reducer.IsFull);
        SeriesPoints points = reducer.Finish(s_key)!;
        Assert.True(points.Truncated);
        Assert.Equal([1L, 2L], points.TimesNs);
    }

    [Fact]
    public void Shape_FewPoints_StayAsTheyAre()
    {
        SeriesPoints points = Reduce(new RangeReduction.Shape(5), [1, 2, 3, 4, 5], [5, 4, 3, 2, 1])!;
        Assert.Equal([1L, 2, 3, 4, 5], points.TimesNs);
    }

    [Theory]
    [InlineData(1, 7)]
    [InlineData(4, 9)]
    [InlineData(50, 51)]
    [InlineData(200, 5_000)]
    public void Shape_ManyPoints_KeepsBoundsOfEveryColumn(int maxPoints, int count)
    {
        Random random = new(count);
        long[] timesNs = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++)
        {
            timesNs[i] = (i == 0 ? 0 : timesNs[i - 1]) + random.Next(1, 1_000);
            values[i] = random.NextDouble();
        }

        RangeReducer reducer = RangeReducer.For(Query(new RangeReduction.Shape(maxPoints)), FieldType.Float, timesNs[0], timesNs[^1])!;
        for (int start = 0; start < count; start += 300)
        {
            int end = Math.Min(count, start + 300);
            reducer.Add(timesNs.AsSpan(start..end), Bits(values.AsSpan(start..end)), []);
        }

        SeriesPoints points = reducer.Finish(s_key)!;
        Assert.InRange(points.Count, 2, Math.Max(4, maxPoints));
        Assert.Equal((timesNs[0], timesNs[^1]), (points.TimesNs[0], points.TimesNs[^1]));
        Assert.Equal(values.Min(), points.Values.Min(value => value.ToDouble()));
        Assert.Equal(values.Max(), points.Values.Max(value => value.ToDouble()));
        Assert.Equal(points.TimesNs.Distinct().Order(), points.TimesNs);
        Assert.All(points.TimesNs.Zip(points.Values), point => Assert.Equal(values[Array.IndexOf(timesNs, point.First)], point.Second.ToDouble()));
    }

    [Fact]
    public void Shape_WholeTimeScale_DoesNotOverflow()
    {
        RangeReducer reducer = RangeReducer.For(Query(new RangeReduction.Shape(4)), FieldType.Float, long.MinValue, long.MaxValue)!;
        reducer.Add([long.MinValue, -1, 0, 1, long.MaxValue], Bits([1, 2, 9, -3, 4]), []);
        Assert.Equal([long.MinValue, 0, 1, long.MaxValue], reducer.Finish(s_key)!.TimesNs);
    }

    private static SeriesPoints? Reduce(RangeReduction reduction, long[] timesNs, double[] values)
    {
        RangeReducer reducer = RangeReducer.For(Query(reduction), FieldType.Float, timesNs[0], timesNs[^1])!;
        reducer.Add(timesNs, Bits(values), []);
        return reducer.Finish(s_key);
    }

    private static RangeQuery Query(RangeReduction reduction) =>
        new() { Series = SeriesSelector.All, FromNs = -100 * Second, ToNs = 100 * Second, Reduction = reduction };

    private static long[] Bits(ReadOnlySpan<double> values)
    {
        long[] bits = new long[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            bits[i] = BitConverter.DoubleToInt64Bits(values[i]);
        }

        return bits;
    }
}
