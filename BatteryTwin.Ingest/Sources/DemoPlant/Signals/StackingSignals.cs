namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of stacking and tab welding.</summary>
internal static class StackingSignals
{
    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Lively("cycleTime", 27, 0.5, 1),
        Signal.Lively("alignmentError", 60, 9, 0, minimum: 5),
        Signal.Lively("stackPressure", 180, 3, 1, stopped: 0),
        Signal.Lively("weldEnergy", 42, 0.8, 1),
        Signal.Lively("weldResistance", 0.121, 0.005, 3),
        Signal.Lively("Grippers.vacuumLevel", 72, 0.7, 1),
        Signal.Lively("Grippers.pickFailureRate", 0.12, 0.03, 2, minimum: 0),
        Signal.Sluggish("Vision.focusScore", 95, 0.3, 1, 720),
        Signal.Lively("WelderHorn.peakPower", 3000, 28, 0, stopped: 0),
        Signal.Counter("WelderHorn.weldCount", 265, 70000),
        Signal.Lively("SeparatorUnwinder.tension", 4, 0.08, 2, stopped: 0.5),
    ];
}
