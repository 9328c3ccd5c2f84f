using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of mixing. Viscosity, torque and current move together, as the slurry does.</summary>
internal static class MixingSignals
{
    private const double NominalViscosity = 4.18;
    private const ulong Slurry = 10;

    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Derived("slurryViscosity", 2, static (m, seed) => (NominalViscosity * Thickness(m)) + (0.02 * m.Jitter(seed))),
        Signal.PerLot("solidsContent", 52, 0.3, 1, 210),
        Signal.PerLot("specificEnergy", 85, 2.4, 1, 210),
        Signal.Sluggish("slurryTemperature", 27.9, 0.5, 1, 60),
        Signal.Lively("vesselPressure", 49, 2.4, 1),
        Signal.Derived("agitatorTorque", 0, static (m, seed) => ((830 * Thickness(m)) + (6 * m.Jitter(seed))) * m.Level),
        Signal.Derived("motorCurrent", 1, static (m, seed) => 18 + (124 * Thickness(m) * m.Level) + (0.5 * m.Jitter(seed))),
        Signal.Sluggish("ShaftSeal.sealFluidLevel", 86, 0.8, 1, 240),
        Signal.Sluggish("Gearbox.oilTemperature", 56, 0.9, 1, 90),
        Signal.Lively("Gearbox.velocityRms", 1.6, 0.08, 2, stopped: 0.04),
        Signal.Lively("VacuumPump.motorCurrent", 11.2, 0.12, 2, stopped: 0),
        Signal.PerLot("VacuumPump.pumpDownTime", 42, 1.6, 1, 30),
        Signal.Lively("CoolingJacket.waterFlow", 1.9, 0.02, 2),
        .. WornSignal.Of(PlantComponents.MixerBearing, "BallBearings.vibrationRms", "BallBearings.vibrationKurtosis"),
    ];

    /// <summary>Viscosity of the batch against its target.</summary>
    private static double Thickness(StationMoment moment) => 1 + (0.021 * moment.Shared(Slurry, 210));
}
