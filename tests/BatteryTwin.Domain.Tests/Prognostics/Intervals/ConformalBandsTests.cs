using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Domain.Tests.Prognostics.Intervals;

public sealed class ConformalBandsTests
{
    [Fact]
    public void Interval_StaysWithinWhatIsPossible_AndWidens()
    {
        ConformalBands bands = new(0.9, [double.PositiveInfinity], [-9], [9], [19]);

        Assert.Equal((41, 59), bands.Interval(50, 0, 125));
        Assert.Equal((0, 9), bands.Interval(0, 0, 125));
        Assert.Equal((32, 68), bands.Interval(50, 0, 125, widening: 2));
    }

    [Theory]
    [InlineData(0.9, 8)]
    [InlineData(0.8, 3)]
    [InlineData(0.95, 18)]
    public void Calibrate_TooFewAssets_PromisesNothing(double level, int assets)
    {
        // level × (1 + 1/n) ≤ 1 needs level / (1 − level) assets.
        ConformalBands few = ConformalBands.Calibrate(new double[assets], new float[assets], [.. Enumerable.Range(0, assets)], level);
        ConformalBands enough = ConformalBands.Calibrate(new double[assets + 1], new float[assets + 1], [.. Enumerable.Range(0, assets + 1)], level);

        Assert.Equal((0, 125), few.Interval(50, 0, 125));
        Assert.Equal((50, 50), enough.Interval(50, 0, 125));
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(14, 1)]
    [InlineData(22, 0.999)]
    [InlineData(35, 0.985)]
    [InlineData(60, 0.97)]
    [InlineData(120, 0.95)]
    public void Interval_ManySmallFleets_HoldWhatTheyPromiseAndLittleMore(int assets, double most)
    {
        // The promise is kept on average over fleets, whatever their size, and with fewer assets costs more than is needed by about one asset in n.
        const int Fleets = 150;
        Random random = new(assets);
        double held = 0;
        for (int fleet = 0; fleet < Fleets; fleet++)
        {
            (double[] predicted, float[] truth, int[] of) = Lives(random, assets);
            ConformalBands bands = ConformalBands.Calibrate(predicted, truth, of, 0.9);
            (double[] fresh, float[] real, _) = Lives(random, 60);
            held += Enumerable.Range(0, fresh.Length).Average(i => bands.Interval(fresh[i], 0, 125) is var (low, high) && real[i] >= low && real[i] <= high ? 1.0 : 0);
        }

        Assert.InRange(held / Fleets, 0.895, most);
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
            // What a third of 4,000 assets tells is off by 0.01 one time in three; the level has a standard error on top.
            Assert.InRange(inside, level - 0.02, level + 0.045);
        }
    }

    /// <summary>Forecasts of whole lives: each asset has an error of its own beside that of each row, both larger in the middle of the range and skew.</summary>
    private static (double[] Predicted, float[] Truth, int[] Assets) Lives(Random random, int assets)
    {
        const int Rows = 13;
        double[] predicted = new double[assets * Rows];
        float[] truth = new float[predicted.Length];
        for (int i = 0; i < predicted.Length; i++)
        {
            truth[i] = 125f * (i % Rows) / (Rows - 1);
        }

        for (int asset = 0; asset < assets; asset++)
        {
            double own = -Math.Log(1 - random.NextDouble()) - 1;
            for (int row = asset * Rows; row < (asset + 1) * Rows; row++)
            {
                double size = 1 + (14 * Math.Sin(truth[row] / 125 * Math.PI));
                predicted[row] = Math.Clamp(truth[row] + (size * ((0.8 * own) + random.NextDouble() + random.NextDouble() - 1)), 0, 125);
            }
        }

        return (predicted, truth, [.. Enumerable.Range(0, predicted.Length).Select(row => row / Rows)]);
    }

    private static (double[] Predicted, float[] Truth) Sample(Random random, int count)
    {
        double[] predicted = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 100)];
        return (predicted, [.. predicted.Select(value => (float)(value + (value * (-Math.Log(1 - random.NextDouble()) - 1) / 5)))]);
    }
}
