using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of calendering.</summary>
internal static class CalenderingSignals
{
    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Lively("webSpeed", 60, 0.18, 2, stopped: 0),
        Signal.Lively("lineLoad", 1199, 6, 0, stopped: 0),
        Signal.Lively("rollGap", 95, 0.25, 2),
        Signal.PerLot("porosity", 30, 0.35, 2, 5),
        Signal.PerLot("coatingDensity", 3.55, 0.012, 3, 5),
        Signal.Lively("thickness", 130, 0.4, 1),
        Signal.Sluggish("Rolls.surfaceTemperature", 80, 0.35, 1, 60),
        Signal.Lively("GapHydraulics.oilPressure", 180, 0.8, 1),
        .. WornSignal.Of(PlantComponents.CalenderRolls),
    ];
}
