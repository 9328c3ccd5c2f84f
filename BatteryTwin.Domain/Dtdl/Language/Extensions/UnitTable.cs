using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>Unit types with their semantic types and units; a star marks what version 3 added. From the language documents of versions 2 and 3.</summary>
internal static class UnitTable
{
    private static readonly (string UnitType, string SemanticTypes, string Units)[] s_rows =
    [
        ("AccelerationUnit", "Acceleration", "centimetrePerSecondSquared gForce metrePerSecondSquared"),
        ("AngleUnit", "Angle Latitude Longitude", "degreeOfArc minuteOfArc radian secondOfArc turn"),
        ("AngularAccelerationUnit", "AngularAcceleration", "radianPerSecondSquared"),
        ("AngularVelocityUnit", "AngularVelocity", "degreePerSecond radianPerSecond revolutionPerMinute revolutionPerSecond"),
        ("ApparentEnergyUnit*", "ApparentEnergy*", "gigavoltAmpereHour* kilovoltAmpereHour* megavoltAmpereHour* voltAmpereHour*"),
        ("ApparentPowerUnit*", "ApparentPower*", "gigavoltAmpere* kilovoltAmpere* megavoltAmpere* millivoltAmpere* voltAmpere*"),
        ("AreaUnit", "Area", "acre hectare squareCentimetre squareFoot squareInch squareKilometre squareMetre squareMillimetre"),
        ("CapacitanceUnit", "Capacitance", "farad microfarad millifarad nanofarad picofarad"),
        ("ChargeUnit", "ElectricCharge", "coulomb ampereHour* milliampereHour*"),
        ("CurrentUnit", "Current", "ampere microampere milliampere kiloampere*"),
        ("DataRateUnit", "DataRate", "bitPerSecond bytePerSecond exbibitPerSecond exbibytePerSecond gibibitPerSecond gibibytePerSecond kibibitPerSecond kibibytePerSecond"
            + " mebibitPerSecond mebibytePerSecond tebibitPerSecond tebibytePerSecond yobibitPerSecond yobibytePerSecond zebibitPerSecond zebibytePerSecond"),
        ("DataSizeUnit", "DataSize", "bit byte exbibit exbibyte gibibit gibibyte kibibit kibibyte mebibit mebibyte tebibit tebibyte yobibit yobibyte zebibit zebibyte"),
        ("DensityUnit", "Density Humidity", "gramPerCubicMetre kilogramPerCubicMetre microgramPerCubicMetre* milligramPerCubicMetre*"),
        ("EnergyUnit", "Energy", "electronvolt gigajoule joule kilojoule kilowattHour megaelectronvolt megajoule britishThermalUnit* gigawattHour*"
            + " kiloBritishThermalUnit* megawattHour* milliwattHour* terawattHour* wattHour*"),
        ("ForceUnit", "Force Thrust", "newton ounce pound ton"),
        ("FrequencyUnit", "Frequency", "gigahertz hertz kilohertz megahertz millihertz*"),
        ("IlluminanceUnit", "Illuminance", "footcandle lux"),
        ("InductanceUnit", "Inductance", "henry microhenry millihenry"),
        ("IonizingRadiationDoseUnit*", "IonizingRadiationDose*", "gray* microgray* microsievert* milligray* millisievert* sievert*"),
        ("IrradianceUnit*", "Irradiance*", "wattPerSquareMetre*"),
        ("LengthUnit", "Distance Length", "astronomicalUnit centimetre foot inch kilometre metre micrometre mile millimetre nanometre nauticalMile"),
        ("LuminanceUnit", "Luminance", "candelaPerSquareMetre"),
        ("LuminousFluxUnit", "LuminousFlux", "lumen"),
        ("LuminousIntensityUnit", "LuminousIntensity", "candela"),
        ("MagneticFluxUnit", "MagneticFlux", "maxwell weber"),
        ("MagneticInductionUnit", "MagneticInduction", "tesla gauss*"),
        ("MassFlowRateUnit", "MassFlowRate", "gramPerHour gramPerSecond kilogramPerHour kilogramPerSecond massPoundPerHour*"),
        ("MassUnit", "Mass", "gram kilogram microgram milligram slug tonne massPound*"),
        ("PowerUnit", "EnergyRate* Luminosity Power", "gigawatt horsepower kilowatt kilowattHourPerYear megawatt microwatt milliwatt watt britishThermalUnitPerHour*"
            + " gigajoulePerHour* joulePerHour* joulePerSecond* kiloBritishThermalUnitPerHour* kilojoulePerHour* kilojoulePerSecond* megajoulePerHour* tonOfRefrigeration*"),
        ("PressureUnit", "Pressure", "bar inchesOfMercury inchesOfWater kilopascal millibar millimetresOfMercury pascal poundPerSquareInch decapascal* hectopascal*"),
        ("RadioactivityUnit*", "Radioactivity*", "becquerel* gigabecquerel* kilobecquerel* megabecquerel*"),
        ("ReactiveEnergyUnit*", "ReactiveEnergy*", "gigavoltAmpereReactiveHour* kilovoltAmpereReactiveHour* megavoltAmpereReactiveHour* voltAmpereReactiveHour*"),
        ("ReactivePowerUnit*", "ReactivePower*", "gigavoltAmpereReactive* kilovoltAmpereReactive* megavoltAmpereReactive* millivoltAmpereReactive* voltAmpereReactive*"),
        ("ResistanceUnit", "Resistance", "kiloohm megaohm milliohm ohm"),
        ("SoundPressureUnit", "SoundPressure", "bel decibel"),
        ("TemperatureUnit", "Temperature", "degreeCelsius degreeFahrenheit kelvin"),
        ("TimeUnit", "TimeSpan", "day hour microsecond millisecond minute nanosecond second year"),
        ("TorqueUnit", "Torque", "newtonMetre"),
        ("Unitless", "Concentration* RelativeDensity* RelativeHumidity", "percent unity partsPerBillion* partsPerMillion* partsPerQuadrillion* partsPerTrillion*"),
        ("VelocityUnit", "Velocity", "centimetrePerSecond kilometrePerHour kilometrePerSecond knot metrePerHour metrePerSecond milePerHour milePerSecond"),
        ("VoltageUnit", "Voltage", "kilovolt megavolt microvolt millivolt volt"),
        ("VolumeFlowRateUnit", "VolumeFlowRate", "litrePerHour litrePerSecond millilitrePerHour millilitrePerSecond cubicFootPerMinute* cubicMetrePerHour*"
            + " cubicMetrePerMinute* cubicMetrePerSecond* gallonPerHour* gallonPerMinute* litrePerMinute* millilitrePerMinute*"),
        ("VolumeUnit", "Volume", "cubicCentimetre cubicFoot cubicInch cubicMetre fluidOunce gallon litre millilitre"),
    ];

    /// <summary>The rows that hold in a language version, with what only version 3 knows left out for version 2.</summary>
    public static ImmutableArray<UnitTypeRow> Of(int version) =>
    [
        .. from row in s_rows
           from unitType in Pick(row.UnitType, version)
           select new UnitTypeRow(unitType, [.. Pick(row.SemanticTypes, version)], [.. Pick(row.Units, version)]),
    ];

    private static IEnumerable<string> Pick(string words, int version) =>
        words.Split(' ').Where(word => version > 2 || !word.EndsWith('*')).Select(word => word.TrimEnd('*'));
}
