namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of the end-of-line test. Capacity, resistance and rejects show what went wrong before.</summary>
internal static class EndOfLineTestSignals
{
    private const ulong Cells = 10;

    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Derived("capacity", 2, static (m, seed) => 49.9 + (0.08 * m.Shared(Cells, 60)) + (0.1 * m.Jitter(seed)) - (1.5 * m.QualityEffect)),
        Signal.Derived("dcResistance", 3, static (m, seed) => 1.203 + (0.003 * m.Shared(Cells + 1, 60)) + (0.003 * m.Jitter(seed)) + (0.03 * m.QualityEffect)),
        Signal.Lively("selfDischarge", 1.03, 0.06, 2),
        Signal.Derived("defectRate", 1, static (m, seed) => Math.Clamp(CommonSignals.Scrap(m) + (0.25 * m.Jitter(seed)), 0, 100)),
        Signal.Sluggish("TestProbes.contactResistance", 0.64, 0.01, 3, 360),
        Signal.PerLot("IrMeter.goldenCellResistance", 1.2, 0.0012, 4, 240),
        Signal.Sluggish("Camera.focusScore", 96, 0.3, 1, 720),
    ];
}
