using BatteryTwin.Domain.RootCause.Investigations.Analysis;

namespace BatteryTwin.Domain.Tests.RootCause.Investigations;

public sealed class RateChangeTests
{
    [Theory]
    [InlineData(2000, 1400, 2000)]
    [InlineData(2000, 600, 900)]
    [InlineData(150, 100, 150)]
    public void Find_MoreFailuresInAStretch_FindsItsStartToAFewUnits(int units, int first, int end)
    {
        bool[] failed = Outcomes(7, units, at => at >= first && at < end ? 0.4 : 0.02);

        (int First, int End)? found = RateChange.Find(failed);

        Assert.NotNull(found);
        Assert.InRange(found.Value.First, first - 12, first + 12);
        Assert.InRange(found.Value.End, end - (units / 40), end + (units / 40));
    }

    [Fact]
    public void Find_ConstantRate_FindsNothingInAHundredSeries() =>
        Assert.Equal(100, Enumerable.Range(0, 100).Count(seed => RateChange.Find(Outcomes(seed, 1500, _ => 0.03)) is null));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(39)]
    public void Find_TooFewUnits_FindsNothing(int units) => Assert.Null(RateChange.Find(Outcomes(1, units, at => at > units / 2 ? 1 : 0)));

    private static bool[] Outcomes(int seed, int units, Func<int, double> rate)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, units).Select(at => random.NextDouble() < rate(at))];
    }
}
