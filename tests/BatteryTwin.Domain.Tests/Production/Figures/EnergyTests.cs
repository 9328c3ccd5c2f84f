using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Domain.Tests.Production.Figures;

public sealed class EnergyTests
{
    private const double Tolerance = 1e-4;

    private static readonly EnergyMix s_mix = new(
        new(0.35, 2024, "Europe", "worked"), new(0.5, 2024, "Europe", "worked"), 0.6, new(0, 2024, "Europe", "worked"), new(0.20196, 2006, "world", "worked"));

    [Fact]
    public void Allocation_Worked_LetsGoodUnitsCarryTheScrap()
    {
        EnergyAllocation allocation = EnergyAllocation.Of([new("1", 12, 0.95), new("2", 8, 0.98), new("3", 10, 0.97)]);

        Assert.Equal(13.288006, allocation.Steps[0].Value, Tolerance);
        Assert.Equal(8.415737, allocation.Steps[1].Value, Tolerance);
        Assert.Equal(10.309278, allocation.Steps[2].Value, Tolerance);
        Assert.Equal(32.013022, allocation.PerGoodUnit, Tolerance);
        Assert.Equal(30, allocation.WithoutScrap, Tolerance);
        Assert.Equal(1 - (30 / 32.013022), allocation.ScrapShare, Tolerance);
    }

    [Fact]
    public void Allocation_WorkedMonth_SpreadsBaseLoadOverGoodUnitsAlone()
    {
        // 7000 MWh of electricity and 1400 MWh of gas for 210 MWh of cells, 200 of them good; the dry room draws 500 kW for 720 h.
        EnergyAllocation month = EnergyAllocation.Of([new("all", (7000 + 1400) / 210.0, 200 / 210.0)]);
        EnergyAllocation dryRoom = EnergyAllocation.Of([new("dry room", 0.5 * 720 / 210, 200 / 210.0)]);

        Assert.Equal(40, month.WithoutScrap, Tolerance);
        Assert.Equal(42, month.PerGoodUnit, Tolerance);
        Assert.Equal(1.8, dryRoom.PerGoodUnit, Tolerance);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Allocation_ImpossibleYield_IsRefused(double yield) => Assert.Throws<ArgumentOutOfRangeException>(() => EnergyAllocation.Of([new("1", 1, yield)]));

    [Fact]
    public void Footprint_WorkedMonth_HasBothScope2Figures()
    {
        CarbonFootprint month = CarbonFootprint.Of(7_000_000, 1_400_000, 200_000, s_mix);

        Assert.Equal(282_744, month.Scope1Kg, 1);
        Assert.Equal(2_450_000, month.LocationKg, 1);
        Assert.Equal(1_400_000, month.MarketKg, 1);
        Assert.Equal(13.663720, month.LocationPerGoodUnit!.Value, Tolerance);
        Assert.Equal(8.413720, month.MarketPerGoodUnit!.Value, Tolerance);
        Assert.Null(CarbonFootprint.Of(1, 1, 0, s_mix).MarketPerGoodUnit);
    }
}
