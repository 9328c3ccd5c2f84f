using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Domain.Tests.Production.Figures;

public sealed class EnergyUseTests
{
    [Fact]
    public void Of_HalfOfTheUnitsGood_PartsAddUpToAll()
    {
        EnergyUse use = EnergyUse.Of(100, 20, 0.75);

        Assert.Equal(new EnergyUse(60, 20, 20, 0), use);
        Assert.Equal(100, use.Total);
    }

    [Fact]
    public void Of_NothingEndedYet_IsOpenBesidesTheIdlePart() => Assert.Equal(new EnergyUse(0, 0, 5, 25), EnergyUse.Of(30, 5, null));

    [Fact]
    public void Of_IdleAboveAll_CountsNoMoreThanThereWas() => Assert.Equal(new EnergyUse(0, 0, 30, 0), EnergyUse.Of(30, 31, 1));

    [Fact]
    public void Sum_AddsPartByPart() => Assert.Equal(new EnergyUse(1, 2, 3, 4), new EnergyUse(1, 0, 3, 0) + new EnergyUse(0, 2, 0, 4));
}
