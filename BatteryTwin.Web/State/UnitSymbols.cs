namespace BatteryTwin.Web.State;

/// <summary>Symbols of DTDL unit terms.</summary>
public static class UnitSymbols
{
    private static readonly Dictionary<string, string> s_symbols = new(StringComparer.Ordinal)
    {
        ["degreeCelsius"] = "°C",
        ["kelvin"] = "K",
        ["revolutionPerMinute"] = "rpm",
        ["hertz"] = "Hz",
        ["kilohertz"] = "kHz",
        ["ampere"] = "A",
        ["milliampere"] = "mA",
        ["volt"] = "V",
        ["millivolt"] = "mV",
        ["ohm"] = "Ω",
        ["milliohm"] = "mΩ",
        ["watt"] = "W",
        ["kilowatt"] = "kW",
        ["megawatt"] = "MW",
        ["joule"] = "J",
        ["kilojoule"] = "kJ",
        ["kilowattHour"] = "kWh",
        ["pascal"] = "Pa",
        ["kilopascal"] = "kPa",
        ["bar"] = "bar",
        ["millibar"] = "mbar",
        ["newton"] = "N",
        ["newtonMetre"] = "N·m",
        ["metre"] = "m",
        ["millimetre"] = "mm",
        ["micrometre"] = "µm",
        ["kilometre"] = "km",
        ["metrePerSecond"] = "m/s",
        ["gForce"] = "g",
        ["metrePerSecondSquared"] = "m/s²",
        ["gram"] = "g",
        ["kilogram"] = "kg",
        ["tonne"] = "t",
        ["litre"] = "L",
        ["millilitre"] = "mL",
        ["cubicCentimetre"] = "cm³",
        ["cubicMetre"] = "m³",
        ["litrePerSecond"] = "L/s",
        ["percent"] = "%",
        ["second"] = "s",
        ["minute"] = "min",
        ["hour"] = "h",
        ["day"] = "d",
        ["millisecond"] = "ms",
        ["unity"] = "",
    };

    /// <summary>The symbol of a unit term; the term itself where no symbol is known, empty for none.</summary>
    public static string Of(string? term) => term is null ? string.Empty : s_symbols.GetValueOrDefault(term, term);
}
