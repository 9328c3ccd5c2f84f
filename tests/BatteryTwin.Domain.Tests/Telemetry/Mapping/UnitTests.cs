using BatteryTwin.Domain.Telemetry.Units;

namespace BatteryTwin.Domain.Tests.Telemetry.Mapping;

public sealed class UnitTests
{
    /// <summary>Pairs worked by hand from the definitions, or from the examples of NIST SP 811, appendix B.</summary>
    [Theory]
    [InlineData("°F", "degreeCelsius", 32, 0)]
    [InlineData("degF", "°C", 212, 100)]
    [InlineData("°C", "°F", -40, -40)]
    [InlineData("K", "°C", 0, -273.15)]
    [InlineData("psi", "bar", 100, 6.894757293168)]
    [InlineData("bar", "millibar", 1.5, 1500)]
    [InlineData("rpm", "Hz", 1500, 25)]
    [InlineData("Hz", "revolutionPerMinute", 50, 3000)]
    [InlineData("in/s", "mm/s", 0.5, 12.7)]
    [InlineData("kW", "W", 1.25, 1250)]
    [InlineData("W", "MW", 2.5e6, 2.5)]
    [InlineData("hp", "kilowatt", 1, 0.7456998715823)]
    [InlineData("g/m2", "mg/cm²", 150, 15)]
    [InlineData("gpm", "l/min", 1, 3.785411784)]
    [InlineData("lbf·ft", "newtonMetre", 1, 1.355817948331)]
    [InlineData("%", "unity", 12.5, 0.125)]
    [InlineData("mAh", "Ah", 3200, 3.2)]
    [InlineData("µm", "mil", 25.4, 1)]
    [InlineData("gn", "m/s²", 1, 9.80665)]
    public void Between_UnitsOfOneQuantity_ConvertsExactly(string from, string to, double value, double expected) =>
        Assert.Equal(expected, UnitConversion.Between(UnitCatalog.Find(from)!, UnitCatalog.Find(to)!)!.Value.Of(value), 1e-12 * Math.Max(1, Math.Abs(expected)));

    [Fact]
    public void Of_ThereAndBack_IsTheValueAgain()
    {
        foreach (var pair in UnitCatalog.All.GroupBy(unit => unit.Quantity).SelectMany(group => group.SelectMany(from => group.Select(to => (from, to)))))
        {
            double back = UnitConversion.Between(pair.to, pair.from)!.Value.Of(UnitConversion.Between(pair.from, pair.to)!.Value.Of(12.5));
            Assert.True(Math.Abs(back - 12.5) < 1e-6, $"{pair.from.Symbol} to {pair.to.Symbol} and back: {back}");
        }
    }

    [Fact]
    public void Find_EverySymbolAndName_IsTheUnitItself() =>
        Assert.All(UnitCatalog.All, unit => Assert.Equal((unit, unit), (UnitCatalog.Find(unit.Symbol), UnitCatalog.Find(unit.Name))));

    [Theory]
    [InlineData("mw", null)]
    [InlineData("RPM", "revolutionPerMinute")]
    [InlineData("μm", "micrometre")]
    [InlineData("furlong", null)]
    [InlineData(" N · m ", "newtonMetre")]
    public void Find_OtherWriting_IsFoundUnlessItIsAmbiguous(string text, string? name) => Assert.Equal(name, UnitCatalog.Find(text)?.Name);

    [Fact]
    public void WhyNot_OtherQuantities_SaysWhatEachMeasures() =>
        Assert.Equal("psi measures pressure and °C measures temperature; one does not convert into the other", UnitCatalog.WhyNot("psi", "°C"));
}
