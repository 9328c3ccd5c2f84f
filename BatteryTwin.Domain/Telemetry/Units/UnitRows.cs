using System.Collections.Immutable;

namespace BatteryTwin.Domain.Telemetry.Units;

/// <summary>
/// The units machines of a battery plant report in. Sources: SI units, prefixes and the units accepted beside them (minute, hour, bar, litre, tonne):
/// the SI Brochure of the BIPM, 9th edition, tables 2, 4, 7 and 8. Inch-pound and other units: NIST Special Publication 811, 2008, appendix B.8; inch
/// (25.4 mm), pound (0.45359237 kg), US gallon (231 in³) and standard gravity (9.80665 m/s²) are exact there, the others follow from them.
/// Turning is counted in turns: a speed of 60 rpm is a frequency of 1 Hz, and a turn is 2π rad.
/// </summary>
internal static class UnitRows
{
    private const double Inch = 0.0254;
    private const double Foot = 12 * Inch;
    private const double Pound = 0.45359237;
    private const double PoundForce = Pound * 9.80665;
    private const double GallonUs = 231 * Inch * Inch * Inch;
    private const double Minute = 60;
    private const double Hour = 3600;

    /// <summary>British thermal unit (International Table), J.</summary>
    private const double Btu = 1055.05585262;

    public static ImmutableArray<UnitRow> All { get; } =
    [
        .. Of("temperature", ("kelvin", "K", 1, ""), ("millikelvin", "mK", 1e-3, "")),
        new("temperature", "degreeCelsius", "°C", 1, "degC Celsius", 273.15),
        new("temperature", "degreeFahrenheit", "°F", 5.0 / 9.0, "degF Fahrenheit", 459.67),
        .. Of("pressure", ("pascal", "Pa", 1, ""), ("hectopascal", "hPa", 100, ""), ("kilopascal", "kPa", 1e3, ""), ("megapascal", "MPa", 1e6, "N/mm²"), ("bar", "bar", 1e5, ""),
            ("millibar", "mbar", 100, ""), ("poundPerSquareInch", "psi", PoundForce / (Inch * Inch), "psia psig lbf/in²"), ("standardAtmosphere", "atm", 101_325, ""),
            ("millimetresOfMercury", "mmHg", 133.322387415, ""), ("torr", "Torr", 101_325.0 / 760, ""), ("inchesOfMercury", "inHg", 3386.388640341, ""),
            ("inchesOfWater", "inH2O", 249.08891, "inWC")),
        .. Of("frequency", ("hertz", "Hz", 1, "1/s"), ("millihertz", "mHz", 1e-3, ""), ("kilohertz", "kHz", 1e3, ""), ("megahertz", "MHz", 1e6, ""),
            ("revolutionPerMinute", "rpm", 1 / Minute, "r/min 1/min U/min min⁻¹ rev/min"), ("revolutionPerSecond", "rps", 1, "r/s rev/s"),
            ("radianPerSecond", "rad/s", 1 / (2 * Math.PI), ""), ("degreePerSecond", "°/s", 1.0 / 360, "deg/s")),
        .. Of("velocity", ("metrePerSecond", "m/s", 1, ""), ("millimetrePerSecond", "mm/s", 1e-3, ""), ("centimetrePerSecond", "cm/s", 1e-2, ""), ("metrePerMinute", "m/min", 1 / Minute, ""),
            ("kilometrePerHour", "km/h", 1 / 3.6, "kph"), ("inchPerSecond", "in/s", Inch, "ips inch/s"), ("footPerMinute", "ft/min", Foot / Minute, "fpm"), ("footPerSecond", "ft/s", Foot, "")),
        .. Of("acceleration", ("metrePerSecondSquared", "m/s²", 1, "m/s2 m/s^2"), ("gForce", "gₙ", 9.80665, "gn g0 G")),
        .. Of("length", ("metre", "m", 1, ""), ("kilometre", "km", 1e3, ""), ("centimetre", "cm", 1e-2, ""), ("millimetre", "mm", 1e-3, ""), ("micrometre", "µm", 1e-6, "um micron"),
            ("nanometre", "nm", 1e-9, ""), ("inch", "in", Inch, ""), ("mil", "mil", Inch / 1000, "thou"), ("foot", "ft", Foot, "")),
        .. Of("power", ("watt", "W", 1, "J/s"), ("milliwatt", "mW", 1e-3, ""), ("kilowatt", "kW", 1e3, ""), ("megawatt", "MW", 1e6, ""), ("horsepower", "hp", 550 * Foot * PoundForce, ""),
            ("britishThermalUnitPerHour", "Btu/h", Btu / Hour, "")),
        .. Of("energy", ("joule", "J", 1, "Ws"), ("kilojoule", "kJ", 1e3, ""), ("megajoule", "MJ", 1e6, ""), ("wattHour", "Wh", Hour, ""), ("kilowattHour", "kWh", 1e3 * Hour, ""),
            ("megawattHour", "MWh", 1e6 * Hour, ""), ("britishThermalUnit", "Btu", Btu, "")),
        .. Of("specific energy", ("joulePerKilogram", "J/kg", 1, ""), ("kilojoulePerKilogram", "kJ/kg", 1e3, ""), ("wattHourPerKilogram", "Wh/kg", Hour, ""), ("kilowattHourPerKilogram", "kWh/kg", 1e3 * Hour, "")),
        .. Of("current", ("ampere", "A", 1, ""), ("milliampere", "mA", 1e-3, ""), ("microampere", "µA", 1e-6, "uA"), ("kiloampere", "kA", 1e3, "")),
        .. Of("voltage", ("volt", "V", 1, ""), ("millivolt", "mV", 1e-3, ""), ("microvolt", "µV", 1e-6, "uV"), ("kilovolt", "kV", 1e3, "")),
        .. Of("resistance", ("ohm", "Ω", 1, "Ohm"), ("milliohm", "mΩ", 1e-3, "mOhm"), ("kiloohm", "kΩ", 1e3, "kOhm"), ("megaohm", "MΩ", 1e6, "MOhm")),
        .. Of("electric charge", ("coulomb", "A·s", 1, "As"), ("ampereHour", "Ah", Hour, ""), ("milliampereHour", "mAh", Hour / 1e3, "")),
        .. Of("force", ("newton", "N", 1, ""), ("kilonewton", "kN", 1e3, ""), ("poundForce", "lbf", PoundForce, "")),
        .. Of("force per length", ("newtonPerMetre", "N/m", 1, ""), ("newtonPerMillimetre", "N/mm", 1e3, "kN/m")),
        .. Of("torque", ("newtonMetre", "N·m", 1, "Nm N-m"), ("newtonCentimetre", "N·cm", 1e-2, "Ncm"), ("poundForceFoot", "lbf·ft", PoundForce * Foot, "ft-lb ft·lbf lb-ft"),
            ("poundForceInch", "lbf·in", PoundForce * Inch, "in-lb in·lbf lb-in")),
        .. Of("mass", ("kilogram", "kg", 1, ""), ("gram", "g", 1e-3, ""), ("milligram", "mg", 1e-6, ""), ("tonne", "t", 1e3, ""), ("massPound", "lb", Pound, "lbs"), ("ounceMass", "oz", Pound / 16, "")),
        .. Of("areal mass", ("kilogramPerSquareMetre", "kg/m²", 1, "kg/m2"), ("gramPerSquareMetre", "g/m²", 1e-3, "g/m2 gsm"), ("milligramPerSquareCentimetre", "mg/cm²", 1e-2, "mg/cm2")),
        .. Of("mass flow", ("kilogramPerSecond", "kg/s", 1, ""), ("kilogramPerMinute", "kg/min", 1 / Minute, ""), ("kilogramPerHour", "kg/h", 1 / Hour, ""), ("gramPerSecond", "g/s", 1e-3, ""),
            ("gramPerMinute", "g/min", 1e-3 / Minute, ""), ("gramPerHour", "g/h", 1e-3 / Hour, ""), ("massPoundPerHour", "lb/h", Pound / Hour, "")),
        .. Of("density", ("kilogramPerCubicMetre", "kg/m³", 1, "kg/m3"), ("gramPerCubicMetre", "g/m³", 1e-3, "g/m3"), ("gramPerCubicCentimetre", "g/cm³", 1e3, "g/cm3 g/ml kg/l")),
        .. Of("volume", ("cubicMetre", "m³", 1, "m3"), ("litre", "l", 1e-3, "L"), ("millilitre", "ml", 1e-6, "mL cm³ cm3"), ("microlitre", "µl", 1e-9, "uL µL"), ("gallon", "gal", GallonUs, ""),
            ("cubicFoot", "ft³", Foot * Foot * Foot, "ft3 cf")),
        .. Of("volume flow", ("cubicMetrePerSecond", "m³/s", 1, "m3/s"), ("cubicMetrePerHour", "m³/h", 1 / Hour, "m3/h"), ("cubicMetrePerMinute", "m³/min", 1 / Minute, "m3/min"), ("litrePerSecond", "l/s", 1e-3, "L/s"),
            ("litrePerMinute", "l/min", 1e-3 / Minute, "L/min lpm"), ("litrePerHour", "l/h", 1e-3 / Hour, "L/h"), ("millilitrePerMinute", "ml/min", 1e-6 / Minute, "mL/min"),
            ("gallonPerMinute", "gal/min", GallonUs / Minute, "gpm"), ("cubicFootPerMinute", "ft³/min", Foot * Foot * Foot / Minute, "cfm ft3/min")),
        .. Of("dynamic viscosity", ("pascalSecond", "Pa·s", 1, "Pas Pa.s"), ("millipascalSecond", "mPa·s", 1e-3, "mPas cP")),
        .. Of("time", ("second", "s", 1, "sec"), ("millisecond", "ms", 1e-3, ""), ("microsecond", "µs", 1e-6, "us"), ("minute", "min", Minute, ""), ("hour", "h", Hour, "hr"), ("day", "d", 24 * Hour, "")),
        .. Of("ratio", ("unity", "1", 1, ""), ("percent", "%", 1e-2, "pct"), ("perMille", "‰", 1e-3, ""), ("partsPerMillion", "ppm", 1e-6, "")),
        .. Of("angle", ("radian", "rad", 1 / (2 * Math.PI), ""), ("degreeOfArc", "°", 1.0 / 360, "deg"), ("turn", "turn", 1, "")),
    ];

    private static IEnumerable<UnitRow> Of(string quantity, params (string Name, string Symbol, double Factor, string Aliases)[] units) =>
        units.Select(unit => new UnitRow(quantity, unit.Name, unit.Symbol, unit.Factor, unit.Aliases));
}
