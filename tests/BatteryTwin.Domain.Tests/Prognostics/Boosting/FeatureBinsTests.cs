using BatteryTwin.Domain.Prognostics.Boosting;

namespace BatteryTwin.Domain.Tests.Prognostics.Boosting;

public sealed class FeatureBinsTests
{
    [Fact]
    public void Of_FewValues_EdgesLieBetweenThem()
    {
        FeatureBins bins = FeatureBins.Of([3f, 1f, float.NaN, 2f, 2f]);

        Assert.Equal(4, bins.Count);
        Assert.Equal([0, 1, 2, 3, 3, 1], new[] { float.NaN, 1f, 2f, 3f, 99f, -99f }.Select(value => (int)bins.BinOf(value)));
        Assert.Equal(1.5f, bins.UpperEdge(1));
    }

    [Fact]
    public void Of_ManyValues_BinsHoldEqualShares()
    {
        FeatureBins bins = FeatureBins.Of([.. Enumerable.Range(0, 10_000).Select(i => (float)i)], 11);

        int[] sizes = [.. Enumerable.Range(0, 10_000).GroupBy(i => bins.BinOf(i)).Select(group => group.Count())];

        Assert.Equal(10, sizes.Length);
        Assert.All(sizes, size => Assert.InRange(size, 990, 1010));
    }

    [Fact]
    public void Of_Weights_NarrowWhereTheWeightIs()
    {
        float[] values = [.. Enumerable.Range(0, 1_000).Select(i => (float)i)];
        float[] weights = [.. values.Select(value => value >= 990 ? 100f : 1f)];

        FeatureBins bins = FeatureBins.Of(values, weights, 12);

        // Half of the weight lies on ten values; they get half of the bins.
        Assert.InRange(Enumerable.Range(990, 10).Select(i => bins.BinOf(i)).Distinct().Count(), 5, 8);
    }

    [Fact]
    public void BinOf_AgreesWithTheEdge()
    {
        FeatureBins bins = FeatureBins.Of([.. Enumerable.Range(0, 5_000).Select(i => MathF.Sin(i))], 255);

        for (int i = 0; i < 5_000; i++)
        {
            float value = MathF.Cos(i);
            int bin = bins.BinOf(value);
            Assert.True(value <= bins.UpperEdge(bin) && value > bins.UpperEdge(bin - 1));
        }
    }
}
