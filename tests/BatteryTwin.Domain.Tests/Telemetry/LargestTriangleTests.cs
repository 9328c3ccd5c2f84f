using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class LargestTriangleTests
{
    [Fact]
    public void Select_HandWorked()
    {
        // Buckets {1,2} and {3,4} between 0 and 5. Bucket 1: mean of the next is (3.5, 1.5); twice the areas from (0,0) are
        // |3.5·5 − 1·1.5| = 16 and |3.5·1 − 2·1.5| = 0.5, so 1. Bucket 2: the next is (5, 0); from (1,5): |4·(−5) − 2·(−5)| = 10 for (3,0)
        // and |4·(−2) − 3·(−5)| = 7 for (4,3), so 3.
        Assert.Equal([0, 1, 3, 5], LargestTriangle.Select([0, 1, 2, 3, 4, 5], [0, 5, 1, 0, 3, 0], 4));
    }

    [Fact]
    public void Select_NoMorePointsThanAsked_KeepsAll() => Assert.Equal([0, 1, 2], LargestTriangle.Select([1, 2, 3], [1, 1, 1], 3));

    [Fact]
    public void Select_Two_KeepsTheEnds() => Assert.Equal([0, 4], LargestTriangle.Select([1, 2, 3, 4, 5], [1, 9, 1, 9, 1], 2));

    [Fact]
    public void Select_OneSpikeInAFlatLine_IsKept()
    {
        double[] values = new double[10_000];
        values[6_789] = 1;
        long[] timesNs = [.. Enumerable.Range(0, values.Length).Select(i => (1_700_000_000L + i) * EpochTime.NsPerSecond)];
        int[] kept = LargestTriangle.Select(timesNs, values, 50);
        Assert.Equal(50, kept.Length);
        Assert.Contains(6_789, kept);
        Assert.Equal(kept.Order().Distinct(), kept);
    }

    [Theory]
    [InlineData(150)]
    [InlineData(20_000)]
    public void Reducer_InPieces_GivesTheNumberAskedFor_EndsIncluded(int points)
    {
        RangeQuery query = new() { Series = SeriesSelector.All, FromNs = 0, ToNs = points, Reduction = new RangeReduction.Shape(100, ShapeMethod.Lttb) };
        RangeReducer reducer = RangeReducer.For(query, FieldType.Float, 0, points - 1)!;
        for (int i = 0; i < points; i++)
        {
            reducer.Add([i], [BitConverter.DoubleToInt64Bits(Math.Sin(i / 50.0))], []);
        }

        SeriesPoints answer = reducer.Finish(new("m", [], "f"))!;
        Assert.Equal(100, answer.Count);
        Assert.Equal((0, points - 1), (answer.TimesNs[0], answer.TimesNs[^1]));
        Assert.Null(RangeReducer.For(query, FieldType.String, 0, 1));
    }
}
