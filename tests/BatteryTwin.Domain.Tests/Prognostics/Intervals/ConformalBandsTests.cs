using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Domain.Tests.Prognostics.Intervals;

public sealed class ConformalBandsTests
{
    [Fact]
    public void Calibrate_NineteenAssets_TakesTheOutermostMisses()
    {
        // (1 − 0.1/2)(1 + 1/19) = 1: with 19 assets the 90 % interval reaches from the lowest to the highest miss.
        float[] misses = [.. Enumerable.Range(-9, 19).Select(i => (float)i)];
        ConformalBands bands = ConformalBands.Calibrate(new double[19], misses, [.. Enumerable.Range(0, 19)], 0.9);

        Assert.Equal((41, 59), bands.Interval(50, 0, 125));
        Assert.Equal((0, 9), bands.Interval(0, 0, 125));
        Assert.Equal((32, 68), bands.Interval(50, 0, 125, widening: 2));
    }

    [Fact]
    public void Calibrate_TooFewAssets_PromisesNothing()
    {
        ConformalBands bands = ConformalBands.Calibrate(new double[18], new float[18], [.. Enumerable.Range(0, 18)], 0.9);

        Assert.Equal((0, 125), bands.Interval(50, 0, 125));
    }

    [Fact]
    public void Calibrate_EveryAssetWeighsTheSame()
    {
        // One asset with a thousand rows of miss 100 among 79 with one row of miss 0 is one in eighty, not nearly all.
        float[] truth = [.. Enumerable.Repeat(100f, 1_000), .. new float[79]];
        int[] assets = [.. new int[1_000], .. Enumerable.Range(1, 79)];

        ConformalBands bands = ConformalBands.Calibrate(new double[1_079], truth, assets, 0.9);

        Assert.Equal(0, bands.Interval(0, -1_000, 1_000).Upper);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.9)]
    public void Interval_FreshAssets_HoldsWhatItPromises(double level)
    {
        // Errors grow with the predicted value and are skew: bands must follow.
        Random random = new(11);
        (double[] predicted, float[] truth) = Sample(random, 4_000);
        ConformalBands bands = ConformalBands.Calibrate(predicted, truth, [.. Enumerable.Range(0, 4_000)], level);
        (double[] fresh, float[] real) = Sample(random, 20_000);

        for (int third = 0; third < 3; third++)
        {
            int[] rows = [.. Enumerable.Range(0, fresh.Length).Where(i => (int)(fresh[i] / 100 * 3) == third)];
            double inside = rows.Average(i => bands.Interval(fresh[i], -1e9, 1e9) is var (low, high) && real[i] >= low && real[i] <= high ? 1.0 : 0);
            // The corrections for few assets lie on the safe side.
            Assert.InRange(inside, level - 0.015, level + 0.045);
        }
    }

    private static (double[] Predicted, float[] Truth) Sample(Random random, int count)
    {
        double[] predicted = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 100)];
        return (predicted, [.. predicted.Select(value => (float)(value + (value * (-Math.Log(1 - random.NextDouble()) - 1) / 5)))]);
    }
}
