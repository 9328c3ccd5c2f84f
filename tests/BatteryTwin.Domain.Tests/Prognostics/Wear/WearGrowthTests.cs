using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Domain.Tests.Prognostics.Wear;

public sealed class WearGrowthTests
{
    private static readonly WearGrowth s_spall = new(200, 7) { Step = 0.35, StepHours = 0.5, Exponent = 3 };

    [Fact]
    public void SeverityAt_WithAStep_IsThereSoonAndNeverFallsBelowIt()
    {
        Assert.Equal(0, s_spall.SeverityAt(-1));
        Assert.Equal(0.175, s_spall.SeverityAt(0.25), 0.001);
        Assert.All(Enumerable.Range(1, 199), hour => Assert.InRange(s_spall.SeverityAt(hour), 0.35, 1));
        Assert.Equal(1, s_spall.SeverityAt(200));
        Assert.Equal(1, s_spall.SeverityAt(5_000));
    }

    [Fact]
    public void SeverityAt_WithoutAStep_BeginsAtNothing() => Assert.InRange((s_spall with { Step = 0 }).SeverityAt(10), 0, 0.001);
}
