namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Lines on which one or two mechanisms are not what they were.</summary>
internal static class BatchCases
{
    public static IReadOnlyList<(WeldingLine Line, string[] Changed)> All { get; } =
    [
        (new() { WorkerShare = 0.6 }, ["worker"]),
        (new() { MachineShare = 0.5 }, ["machine"]),
        (new() { RawMaterialShare = 0.05 }, ["raw_material"]),
        (new() { MaterialShare = 0.5 }, ["material"]),
        (new() { ChamberTemperature = 16 }, ["chamber_temperature"]),
        (new() { ChamberTemperature = 24 }, ["chamber_temperature"]),
        (new() { ChamberTemperatureSpread = 8 }, ["chamber_temperature"]),
        (new() { Humidity = 0.58 }, ["chamber_humidity"]),
        (new() { Humidity = 0.44 }, ["chamber_humidity"]),
        (new() { Pressure = 1035 }, ["chamber_pressure"]),
        (new() { AlignmentOffset = 0.12 }, ["position_alignment"]),
        (new() { AlignmentStep = 0.14 }, ["position_alignment"]),
        (new() { AlignmentSpread = 0.015 }, ["position_alignment"]),
        (new() { ForceOffset = 475 }, ["force_torque"]),
        (new() { ForceStep = 30 }, ["force_torque"]),
        (new() { TemperatureOffset = 1200 }, ["temperature"]),
        (new() { TemperatureSpread = 60 }, ["temperature"]),
        (new() { HumidityEffect = 600 }, ["temperature"]),
        (new() { DimensionsLimit = 1 }, ["dimensions"]),
        (new() { TorqueLimit = -0.12 }, ["torque_checks"]),
        (new() { VisualLimit = 1450 }, ["visual_inspection"]),
        (new() { FalseVisual = 0.05 }, ["visual_inspection"]),
        (new() { FalseTorque = 0.06 }, ["torque_checks"]),
        (new() { EntryError = 0.04 }, ["quality"]),
        (new() { MachineShare = 0.55, Humidity = 0.57 }, ["machine", "chamber_humidity"]),
        (new() { WorkerShare = 0.55, TemperatureOffset = 1200 }, ["worker", "temperature"]),
        (new() { ChamberTemperature = 15, ForceOffset = 480 }, ["chamber_temperature", "force_torque"]),
        (new() { AlignmentStep = 0.15, FalseVisual = 0.06 }, ["position_alignment", "visual_inspection"]),
        (new() { Confounder = 2 }, ["position_alignment", "temperature"]),
    ];
}
