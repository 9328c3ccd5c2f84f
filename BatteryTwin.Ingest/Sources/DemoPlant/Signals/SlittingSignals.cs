using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of slitting. Burr and cutting force grow as the blades dull.</summary>
internal static class SlittingSignals
{
    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Lively("webSpeed", 80, 0.22, 2, stopped: 0),
        Signal.Lively("slitWidth", 300, 0.03, 2),
        Signal.Lively("BladeArborBearings.velocityRms", 0.72, 0.05, 2, stopped: 0.03),
        Signal.Lively("DustSuction.airSpeed", 19.4, 0.2, 1),
        Signal.Lively("TensionControl.tension", 80, 1.4, 1, stopped: 5),
        .. WornSignal.Of(PlantComponents.SlitterBlades),
    ];
}
