using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Domain.Tests.Production.Figures;

/// <summary>A shift of eight hours that should bring 800 units.</summary>
public sealed class LostOutputTests
{
    private static readonly TimeSpan s_shift = TimeSpan.FromHours(8);

    [Theory]
    [InlineData(400, 350, 0.5)]
    [InlineData(400, 400, 0)]
    [InlineData(400, 500, 0)]
    [InlineData(800, 0, 8)]
    public void Hours_AreThoseOfThePlansPace(double wanted, double made, double hours) => Assert.Equal(hours, LostOutput.Hours(wanted, made, 800, s_shift), 1e-9);

    [Fact]
    public void Hours_WithoutATarget_AreNone() => Assert.Equal(0, LostOutput.Hours(0, 0, 0, s_shift));

    [Theory]
    [InlineData(200, 120, 120)]
    [InlineData(200, 150, 0)]
    [InlineData(900, 100, 0)]
    public void ShortAt_AfterFourHours_IsWhatTheBestPaceCannotMakeUp(double good, double bestPerHour, double units) =>
        Assert.Equal(units, TargetProgress.Of(800, good, s_shift, TimeSpan.FromHours(4)).ShortAt(bestPerHour), 1e-9);

    [Fact]
    public void ShortAt_WithoutTimeLeft_IsAllThatIsMissing() => Assert.Equal(300, TargetProgress.Of(800, 500, s_shift, s_shift).ShortAt(1_000), 1e-9);
}
