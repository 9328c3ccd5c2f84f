namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of slitting. Burr and cutting force grow as the blades dull.</summary>
internal static class SlittingSignals
{
    /// <summary>105 km at 80 m a minute.</summary>
    private const double BladeMinutes = 105_000 / 80.0;

    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Lively("webSpeed", 80, 0.22, 2, stopped: 0),
        Signal.Derived("burrHeight", 1, static (m, seed) => 4 + (4.3 * Math.Pow(m.CycleProgress(BladeMinutes), 2)) + (0.35 * m.Jitter(seed))),
        Signal.Lively("slitWidth", 300, 0.03, 2),
        Signal.Sawtooth("CircularBlades.distanceCut", 0, 105, 2, BladeMinutes),
        Signal.Derived("CircularBlades.cuttingForce", 1, static (m, seed) => (38 + (14 * m.CycleProgress(BladeMinutes)) + (0.6 * m.Jitter(seed))) * m.Level),
        Signal.Lively("BladeArborBearings.velocityRms", 0.72, 0.05, 2, stopped: 0.03),
        Signal.Lively("DustSuction.airSpeed", 19.4, 0.2, 1),
        Signal.Lively("TensionControl.tension", 80, 1.4, 1, stopped: 5),
    ];
}
