namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Interventions on the line of <see cref="WeldingUnit"/>: what is asked, and what it does to a unit.</summary>
internal static class HeldLines
{
    public static IReadOnlyList<(Dictionary<string, double> Set, Func<WeldingUnit, WeldingUnit> Hold)> All { get; } =
    [
        (new() { ["raw_material"] = 1 }, unit => unit with { RawMaterial = 1 }),
        (new() { ["machine"] = 0 }, unit => unit with { Machine = 0 }),
        (new() { ["worker"] = 1 }, unit => unit with { Worker = 1 }),
        (new() { ["machine"] = 1 }, unit => unit with { Machine = 1 }),
        (new() { ["worker"] = 1, ["machine"] = 1 }, unit => unit with { Worker = 1, Machine = 1 }),
        (new() { ["chamber_temperature"] = 20 }, unit => unit with { ChamberTemperature = 20 }),
        (new() { ["chamber_temperature"] = 12 }, unit => unit with { ChamberTemperature = 12 }),
        (new() { ["chamber_humidity"] = 0.65 }, unit => unit with { Humidity = 0.65 }),
        (new() { ["chamber_humidity"] = 0.3, ["chamber_temperature"] = 28 }, unit => unit with { Humidity = 0.3, ChamberTemperature = 28 }),
        (new() { ["chamber_pressure"] = 1050 }, unit => unit with { Pressure = 1050 }),
        (new() { ["chamber_temperature"] = -10 }, unit => unit with { ChamberTemperature = -10 }),
    ];
}
