namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Units with one or two faults put in, and the nodes at fault.</summary>
internal static class WeldingFaults
{
    private static readonly (string Kind, string[] Roots, Func<WeldingUnit, Random, WeldingUnit> Put)[] s_faults =
    [
        ("worker+machine", ["worker", "machine"], (unit, _) => unit with { Worker = 1, Machine = 1 }),
        ("humidity_high", ["chamber_humidity"], (unit, random) => unit with { Humidity = 0.85 + (0.15 * random.NextDouble()) }),
        ("humidity_low", ["chamber_humidity"], (unit, random) => unit with { Humidity = 0.15 - (0.15 * random.NextDouble()) }),
        ("temp_cold", ["chamber_temperature"], (unit, random) => unit with { ChamberTemperature = 6 - (6 * random.NextDouble()) }),
        ("temp_hot", ["chamber_temperature"], (unit, random) => unit with { ChamberTemperature = 35 + (6 * random.NextDouble()) }),
        ("humid+cold", ["chamber_humidity", "chamber_temperature"], (unit, random) => unit with { Humidity = 0.68 + (0.05 * random.NextDouble()), ChamberTemperature = 12 - (2 * random.NextDouble()) }),
        ("dry+hot", ["chamber_humidity", "chamber_temperature"], (unit, random) => unit with { Humidity = 0.3 - (0.05 * random.NextDouble()), ChamberTemperature = 29 + (2 * random.NextDouble()) }),
        ("fixture_slip", ["position_alignment"], (unit, random) => unit with { AlignmentNoise = 0.2 + (0.1 * random.NextDouble()) }),
        ("press_weak", ["force_torque"], (unit, random) => unit with { ForceNoise = -110 - (60 * random.NextDouble()) }),
        ("heater_cold", ["temperature"], (unit, random) => unit with { TemperatureNoise = -300 - (100 * random.NextDouble()) }),
        ("heater_hot", ["temperature"], (unit, random) => unit with { TemperatureNoise = 320 + (100 * random.NextDouble()) }),
        ("pressure_high+heater", ["chamber_pressure", "temperature"], (unit, random) => unit with { Pressure = 1300, TemperatureNoise = -200 }),
        ("false_dimensions", ["dimensions"], (unit, _) => unit with { Wrong = [true, false, false, false] }),
        ("false_torque", ["torque_checks"], (unit, _) => unit with { Wrong = [false, true, false, false] }),
        ("false_visual", ["visual_inspection"], (unit, _) => unit with { Wrong = [false, false, true, false] }),
        ("entry_error", ["quality"], (unit, _) => unit with { Wrong = [false, false, false, true] }),
        ("slip & cold", ["position_alignment", "temperature"], (unit, _) => unit with { AlignmentNoise = 0.25, TemperatureNoise = -350 }),
        ("false visual & worker+machine", ["visual_inspection"], (unit, _) => unit with { Wrong = [false, false, true, false] }),
    ];

    public static IEnumerable<(string Kind, string[] Roots, WeldingUnit Unit)> Make(int each, int seed)
    {
        Random random = new(seed);
        foreach ((string kind, string[] roots, Func<WeldingUnit, Random, WeldingUnit> put) in s_faults)
        {
            for (int made = 0; made < each;)
            {
                WeldingUnit before = WeldingUnit.Make(new(), random);
                WeldingUnit after = put(before, random);
                if (!before.IsDefective && after.IsDefective)
                {
                    made++;
                    yield return (kind, roots, after);
                }
            }
        }
    }
}
