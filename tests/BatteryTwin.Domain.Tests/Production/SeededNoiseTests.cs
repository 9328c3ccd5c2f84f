using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Tests.Production;

public sealed class SeededNoiseTests
{
    [Fact]
    public void Gaussian_ManyIndexes_HasMeanZeroAndVarianceOne()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(i => SeededNoise.Gaussian(42, i))];

        Assert.Equal(0, values.Average(), 0.015);
        Assert.Equal(1, values.Average(value => value * value), 0.02);
    }

    [Fact]
    public void Smooth_AnyTime_HasVarianceOneAndNoJumps()
    {
        double[] values = [.. Enumerable.Range(0, 400_000).Select(i => SeededNoise.Smooth(7, i * 0.1, 1))];

        Assert.Equal(1, values.Average(value => value * value), 0.05);
        Assert.True(values.Zip(values.Skip(1), (a, b) => Math.Abs(b - a)).Max() < 1.5);
    }

    [Fact]
    public void Seed_Names_AreFarApart() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(i => SeededNoise.Seed(1, $"station-{i}")).Distinct().Count());

    [Fact]
    public void Uniform_NegativeIndex_LiesInTheUnitInterval()
    {
        for (int i = -1000; i < 1000; i++)
        {
            Assert.InRange(SeededNoise.Uniform(9, i), 0, 1 - 1e-16);
        }
    }
}
