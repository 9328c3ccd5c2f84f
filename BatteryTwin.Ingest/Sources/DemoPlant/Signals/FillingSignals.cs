using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of filling and soaking.</summary>
internal static class FillingSignals
{
    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Sluggish("dewPoint", -41.8, 0.9, 1, 240),
        Signal.Lively("chamberPressure", 30, 1.8, 1),
        Signal.PerLot("soakTime", 14, 0.9, 1, 60),
        Signal.Sluggish("soakTemperature", 40, 0.3, 1, 60),
        Signal.Lively("VacuumPump.motorCurrent", 11.2, 0.12, 2, stopped: 0),
        Signal.PerLot("VacuumPump.pumpDownTime", 42, 1.6, 1, 30),
        Signal.Sluggish("Seals.pressureRise", 0.42, 0.03, 2, 240),
        Signal.Sluggish("DryRoom.regenerationTemperature", 135, 0.8, 1, 60),
        .. WornSignal.Of(PlantComponents.FillingPump),
    ];
}
