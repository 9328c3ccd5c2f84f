using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Priors;

namespace BatteryTwin.Domain.Tests.RootCause.Investigations;

public sealed class PriorTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(3, 0, 1.4)]
    [InlineData(0, 3, 0.714286)]
    [InlineData(4, 4, 1)]
    [InlineData(500, 0, 2)]
    [InlineData(0, 500, 0.5)]
    public void For_CountsOfOneVariableAndKindOfPlace_IsTheOddsOfTheBetaMeanWithinBounds(int confirmed, int rejected, double factor)
    {
        CausePriors priors = new(
        [
            .. Enumerable.Repeat(new PastVerdict("fan", "station", Verdict.Confirmed), confirmed),
            .. Enumerable.Repeat(new PastVerdict("fan", "station", Verdict.Rejected), rejected),
            .. Enumerable.Repeat(new PastVerdict("fan", "station", Verdict.Parked), 9),
            .. Enumerable.Repeat(new PastVerdict("fan", "plant", Verdict.Rejected), 9),
        ]);

        CausePrior prior = priors.For("fan", "station");

        Assert.Equal(factor, prior.Factor, 6);
        Assert.Equal((confirmed, rejected), (prior.Confirmed, prior.Rejected));
        Assert.Equal(CausePrior.None, priors.For("gap", "station"));
    }

    [Fact]
    public void Certainty_EvidenceWinsOverAnyPrior()
    {
        double weakWithTheBestPrior = Certainty.Of(12.1, 0, CausePriors.Most, 50, 20, 80);
        double strongWithTheWorst = Certainty.Of(40, 0, 1 / CausePriors.Most, 50, 20, 80);

        Assert.True(strongWithTheWorst > weakWithTheBestPrior);
        Assert.InRange(strongWithTheWorst, 0.92, 0.95);
    }

    [Fact]
    public void Certainty_FallsWithMissingValuesAndWithIntervalsThatReachZero()
    {
        double clear = Certainty.Of(18, 0, 1, 50, 40, 60);

        Assert.True(Certainty.Of(18, 0.4, 1, 50, 40, 60) < clear);
        Assert.True(Certainty.Of(18, 0, 1, 50, -40, 140) < clear);
        Assert.InRange(clear, 0.95, Certainty.MostOdds / (1 + Certainty.MostOdds));
    }
}
