using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Domain.Tests.Telemetry;

public sealed class ExactSumTests
{
    [Fact]
    public void Of_TenTimesATenth_IsOne()
    {
        PointSummary summary = Sum([.. Enumerable.Repeat(0.1, 10)]);

        Assert.NotEqual(1.0, summary.FloatSum);
        Assert.Equal(1.0, ExactSum.Of(summary).FloatSum);
    }

    [Fact]
    public void Of_Decimals_IsTheDecimalSum()
    {
        Random random = new(7);
        for (int round = 0; round < 200; round++)
        {
            decimal[] values = [.. Enumerable.Range(0, 60).Select(_ => random.Next(-100_000, 100_000) / 1_000m)];

            Assert.Equal((double)values.Sum(), ExactSum.Of(Sum([.. values.Select(value => (double)value)])).FloatSum);
        }
    }

    [Fact]
    public void Of_NumbersThatAreNoDecimals_StaysAsItIs()
    {
        PointSummary summary = Sum([.. Enumerable.Range(1, 60).Select(i => Math.Sqrt(i))]);

        Assert.Equal(summary.FloatSum, ExactSum.Of(summary).FloatSum);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Of_HugeOrNoNumber_StaysAsItIs(double value)
    {
        PointSummary summary = Sum([value, value]);

        Assert.Equal(summary.FloatSum, ExactSum.Of(summary).FloatSum);
    }

    private static PointSummary Sum(double[] values) => PointSummary.Of(
        FieldType.Float, [.. Enumerable.Range(0, values.Length).Select(i => (long)i)], [.. values.Select(BitConverter.DoubleToInt64Bits)], []);
}
