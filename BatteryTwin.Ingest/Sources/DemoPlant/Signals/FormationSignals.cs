using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of formation and ageing.</summary>
internal static class FormationSignals
{
    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Sluggish("cellTemperature", 45, 0.3, 1, 60),
        Signal.Lively("chargeRate", 0.1, 0.0004, 4),
        Signal.PerLot("firstCycleEfficiency", 87.9, 0.18, 2, 15),
        Signal.PerLot("gasVolume", 6.06, 0.25, 2, 15),
        Signal.Sluggish("Cooling.rackGradient", 1.9, 0.12, 2, 60),
        Signal.Lively("Cooling.fanSpeed", 1500, 4, 0),
        .. WornSignal.Of(PlantComponents.FormationChannels),
    ];
}
