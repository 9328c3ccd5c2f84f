namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>
/// The components of the simulated plants that wear. Lives, warnings and sizes of effects are engineering estimates; signals stay within
/// their normal bands but for bearings and fans at the end, since a worn part is replaced before what it makes is bad.
/// </summary>
public static class PlantComponents
{
    /// <summary>Slitting at 80 m a minute.</summary>
    private const double BladeKmPerHour = 4.8;

    public static ComponentKind MixerBearing { get; } = new(
        "BallBearings", "Mixer bearings",
        [
            new("BallBearings.vibrationRms", 0, 4) { MachineShare = 0.04, Slow = 0.0004, SlowMinutes = 45, Jitter = 0.0015, Wear = VibrationGrowth.RmsG, Stopped = 0.005 },
            new("BallBearings.vibrationKurtosis", 0, 2) { MachineShare = 0, Jitter = 0.12, Wear = VibrationGrowth.Kurtosis },
            new("BallBearings.velocityRms", 1.05, 2) { MachineShare = 0, Slow = 0.04, Jitter = 0.03, Wear = static s => 1.6 * s, Stopped = 0.05 },
            new("BallBearings.temperature", 44, 1) { MachineShare = 0, Slow = 0.6, SlowMinutes = 90, Jitter = 0.05, RateShare = 0.03, Wear = static s => 12 * s },
        ])
    {
        Shape = 1.3,
        ScaleHours = 25_000,
        WarningHours = 260,
        WarningSpread = 0.35,
        Step = 0.35,
        Exponent = 3,
        CapHours = 500,
        RecordedHours = 600,
    };

    public static ComponentKind DryerFan { get; } = new(
        "Dryer", "Dryer fans",
        [
            new("Dryer.fanVelocityRms", 1.1, 2) { MachineShare = 0.05, Slow = 0.05, Jitter = 0.04, Wear = static s => 2.4 * s },
            new("Dryer.fanMotorCurrent", 21, 2) { MachineShare = 0.01, Slow = 0.25, SlowMinutes = 120, Jitter = 0.15, RateShare = 0.2, Wear = static s => 2.2 * s },
            new("Dryer.driveTemperature", 48, 1) { MachineShare = 0.01, Slow = 0.8, SlowMinutes = 180, Jitter = 0.1, RateShare = 0.05, Wear = static s => 14 * s },
        ])
    {
        Shape = 1.2,
        ScaleHours = 30_000,
        WarningHours = 200,
        Step = 0.3,
        CapHours = 400,
        RecordedHours = 600,
    };

    public static ComponentKind CalenderRolls { get; } = new(
        "Rolls", "Calender rolls",
        [
            new("Rolls.runOut", 1.4, 2) { MachineShare = 0.03, Slow = 0.06, SlowMinutes = 1440, Jitter = 0.01, Wear = static s => 1.4 * s },
            new("RollBearings.envelopeAcceleration", 0.021, 4) { MachineShare = 0.03, Slow = 0.0008, SlowMinutes = 20, Jitter = 0.0008, Wear = static s => 0.012 * s, Stopped = 0.002 },
            new("RollBearings.temperature", 52, 1) { MachineShare = 0.005, Slow = 0.6, SlowMinutes = 120, Jitter = 0.06, RateShare = 0.02, Wear = static s => 4 * s },
        ])
    {
        Shape = 3,
        ScaleHours = 2_900,
        WarningHours = 420,
        CapHours = 500,
        RecordedHours = 700,
    };

    public static ComponentKind SlitterBlades { get; } = new(
        "CircularBlades", "Slitter blades",
        [
            new("burrHeight", 4, 1) { MachineShare = 0.03, Slow = 0.1, Jitter = 0.35, Wear = static s => 4.7 * s },
            new("CircularBlades.cuttingForce", 38, 1) { MachineShare = 0.02, Slow = 0.4, Jitter = 0.6, Wear = static s => 15 * s, Stopped = 0 },
            new("CircularBlades.distanceCut", 0, 2) { MachineShare = 0, PerHour = BladeKmPerHour },
        ])
    {
        Shape = 3,
        ScaleHours = 62,
        CapHours = 60,
        RecordedHours = 10_000,
        Exponent = 2,
    };

    public static ComponentKind FillingPump { get; } = new(
        "DosingPump", "Filling pumps",
        [
            new("DosingPump.doseSpread", 0.34, 3) { MachineShare = 0.03, Slow = 0.02, Jitter = 0.002, Wear = static s => 0.17 * s },
            new("electrolyteMass", 95, 2) { MachineShare = 0.0005, Slow = 0.15, SlowMinutes = 20, Jitter = 0.22, Wear = static s => -0.25 * s },
            new("DosingPump.strokeCount", 0, 0) { MachineShare = 0, PerHour = 4_200, IsWhole = true },
        ])
    {
        Shape = 2.5,
        ScaleHours = 2_600,
        WarningHours = 240,
        Step = 0.1,
        CapHours = 400,
        RecordedHours = 600,
    };

    public static ComponentKind FormationChannels { get; } = new(
        "Channels", "Formation channels",
        [
            new("Channels.trippedChannels", 6, 0) { MachineShare = 0.03, Slow = 1.2, SlowMinutes = 240, Wear = static s => 8 * s, IsWhole = true },
            new("Channels.activeChannels", 3_820, 0) { MachineShare = 0.002, Slow = 24, SlowMinutes = 60, Wear = static s => -70 * s, IsWhole = true },
            new("ContactProbes.contactResistance", 0.82, 3) { MachineShare = 0.02, Slow = 0.012, SlowMinutes = 360, Jitter = 0.002, Wear = static s => 0.35 * s },
        ])
    {
        Shape = 1.5,
        ScaleHours = 9_000,
        WarningHours = 320,
        CapHours = 500,
        RecordedHours = 700,
    };

    public static IReadOnlyList<ComponentKind> All { get; } = [MixerBearing, DryerFan, CalenderRolls, SlitterBlades, FillingPump, FormationChannels];
}
