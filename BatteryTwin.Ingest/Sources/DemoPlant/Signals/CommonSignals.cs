using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals every station has: what it makes, rejects and draws.</summary>
internal static class CommonSignals
{
    /// <summary>Cells an hour at full speed.</summary>
    private const double NominalRate = 700;

    /// <summary>Share of the power that is drawn at standstill.</summary>
    private const double BaseLoad = 0.35;

    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Derived("throughput", 0, static (m, seed) => NominalRate * m.Level * (1 + (0.012 * m.Shared(1, 30)) + (0.008 * m.Jitter(seed)))),
        Signal.Derived("scrapRate", 2, static (m, _) => Scrap(m)),
        Signal.Derived("power", 1, static (m, seed) => m.Step.PowerKw * (BaseLoad + ((1 - BaseLoad) * m.Level)) * (1 + (0.015 * m.Shared(2, 45)) + (0.006 * m.Jitter(seed)))),
        new DerivedSignal("shiftOutput", 0, static (m, _) => Math.Floor(NominalRate / 3600 * m.RunSeconds)) { Type = FieldType.Integer },
    ];

    /// <summary>Rejected share in percent: the step's own, and at the end of line whatever was made badly before.</summary>
    public static double Scrap(StationMoment moment)
    {
        double own = Math.Max(0.1, 1 + (0.35 * moment.Shared(3, 60))) * moment.Step.ScrapPercent;
        return moment.Step.Name == Plant.Steps.EndOfLineTest ? own + ((94 - own) * moment.QualityEffect) : own;
    }
}
