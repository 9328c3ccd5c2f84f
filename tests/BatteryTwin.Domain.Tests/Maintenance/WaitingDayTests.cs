using BatteryTwin.Domain.Maintenance.Risk;

namespace BatteryTwin.Domain.Tests.Maintenance;

/// <summary>One more day of waiting against numbers worked by hand.</summary>
public sealed class WaitingDayTests
{
    private static readonly ReplacementCosts s_costs = new(1_000, 10_000);

    [Theory]
    [InlineData(0)]
    [InlineData(500)]
    public void RandomFailure_CostsTheSameWheneverOneAsks(double hoursPassed)
    {
        // Exponential, mean 1000 h: 1 − e^(−24/1000) = 0.0237143; times 9000 = 213.43. Expected running time of the day 1000 h · 0.0237143 = 23.7143 h, at 2 an hour 47.43.
        WaitingDay day = new WaitingCost(new WeibullLife(1, 1_000), s_costs, lifeValuePerHour: 2).NextDay(hoursPassed);

        Assert.Equal(0.0237143, day.FailureProbability, 1e-6);
        Assert.Equal(213.43, day.Damage, 0.01);
        Assert.Equal(47.43, day.LifeUsed, 0.01);
        Assert.Equal(166.00, day.Cost, 0.01);
    }

    [Fact]
    public void WornPart_IsJudgedByTheLifeItHasLeft()
    {
        // Weibull 2, 100 h, 76 h old: 1 − e^(−(1 − 0.5776)) = 0.344531; times 9000 = 3100.8.
        WaitingDay day = new WaitingCost(new WeibullLife(2, 100), s_costs).NextDay(76);

        Assert.Equal(0.344531, day.FailureProbability, 1e-5);
        Assert.Equal(3_100.8, day.Cost, 0.1);
    }

    [Fact]
    public void MachineThatRunsHalfTheTime_AgesHalfADay() =>
        Assert.Equal(1 - Math.Exp(-0.012), new WaitingCost(new WeibullLife(1, 1_000), s_costs, runningShare: 0.5).NextDay(0).FailureProbability, 1e-12);

    [Fact]
    public void DayIsTheSlopeOfTheCurve_ForWhatCannotHaveFailedBefore()
    {
        WaitingCost cost = new(new WeibullLife(3, 400), s_costs, lifeValuePerHour: 1.5);

        Assert.Equal(cost.At(24).Total - cost.At(0).Total, cost.NextDay(0).Cost, 1e-6);
    }

    [Fact]
    public void SoundPart_WaitingSaves() => Assert.True(new WaitingCost(new WeibullLife(4, 5_000), s_costs, lifeValuePerHour: 1).NextDay(0).Cost < 0);

    [Fact]
    public void FailsWithin_AllGone_IsCertain() => Assert.Equal(1, new WaitingCost(new NormalLife(10, 0.01), s_costs).FailsWithin(1_000, 24));
}
