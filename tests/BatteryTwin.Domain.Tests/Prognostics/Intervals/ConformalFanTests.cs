using BatteryTwin.Domain.Prognostics.Intervals;

namespace BatteryTwin.Domain.Tests.Prognostics.Intervals;

public sealed class ConformalFanTests
{
    [Fact]
    public void Intervals_FreshAssets_HoldWhatEachLevelPromises()
    {
        Random random = new(12);
        ConformalFan fan = Fan(random, 4_000);
        (double[] fresh, float[] real) = Sample(random, 20_000);

        for (int level = 0; level < ConformalFan.UsualLevels.Count; level++)
        {
            double inside = Enumerable.Range(0, fresh.Length).Average(i => fan.Intervals(fresh[i], -1e9, 1e9)[level] is var (_, low, high) && real[i] >= low && real[i] <= high ? 1.0 : 0);
            Assert.InRange(inside, ConformalFan.UsualLevels[level] - 0.015, ConformalFan.UsualLevels[level] + 0.03);
        }
    }

    [Theory]
    [InlineData(25)]
    [InlineData(60)]
    [InlineData(400)]
    public void Intervals_AnyPrediction_LieWithinOneAnotherAboutIt(int assets)
    {
        // Few assets give high levels fewer bands, or no end: still no level may promise less than one below it.
        ConformalFan fan = Fan(new Random(13), assets);
        foreach (double widening in new[] { 0.5, 1, 2 })
        {
            for (double prediction = -5; prediction <= 130; prediction += 2.5)
            {
                (double Level, double Lower, double Upper)[] intervals = fan.Intervals(prediction, 0, 125, widening);
                Assert.InRange(Math.Clamp(prediction, 0, 125), intervals[0].Lower, intervals[0].Upper);
                for (int i = 1; i < intervals.Length; i++)
                {
                    Assert.True(intervals[i].Level > intervals[i - 1].Level && intervals[i].Lower <= intervals[i - 1].Lower && intervals[i].Upper >= intervals[i - 1].Upper);
                }
            }
        }
    }

    private static ConformalFan Fan(Random random, int assets)
    {
        (double[] predicted, float[] truth) = Sample(random, assets);
        return new([.. ConformalFan.UsualLevels.Select(level => ConformalBands.Calibrate(predicted, truth, [.. Enumerable.Range(0, assets)], level))]);
    }

    private static (double[] Predicted, float[] Truth) Sample(Random random, int count)
    {
        double[] predicted = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() * 100)];
        return (predicted, [.. predicted.Select(value => (float)(value + (value * (-Math.Log(1 - random.NextDouble()) - 1) / 5)))]);
    }
}
