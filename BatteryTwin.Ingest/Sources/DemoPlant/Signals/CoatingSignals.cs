using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Signals of coating and drying. The supply air follows the fan; residual solvent and adhesion follow the drying.</summary>
internal static class CoatingSignals
{
    private const double NominalFanSpeed = 500;
    private const double SquareWaveSeconds = 24 * 60;
    private const ulong Drying = 10;
    private const ulong Fan = 11;

    public static IReadOnlyList<SignalModel> All { get; } =
    [
        Signal.Derived("DryerFanSpeed", 2, static (m, _) => FanSpeed(m)),
        Signal.Derived("DryerTemperature", 3, static (m, seed) => (25 * FanSpeed(m) / NominalFanSpeed) + (0.02 * m.Jitter(seed))),
        Signal.Lively("webSpeed", 40, 0.12, 2, stopped: 0),
        Signal.Lively("webTension", 120.5, 1.6, 1, stopped: 8),
        Signal.Lively("dieGap", 180, 0.5, 1),
        Signal.PerLot("arealLoading", 22, 0.11, 2, 0.5),
        Signal.Derived("residualSolvent", 0, static (m, seed) => 300 + (8 * m.Shared(Drying, 40)) + (4 * m.Jitter(seed)) + (426 * m.QualityEffect)),
        Signal.PerLot("adhesion", 20, 0.4, 1, 5, faultShift: -5.3),
        Signal.Lively("MeteringPump.speed", 88, 0.35, 1, stopped: 0),
        Signal.Lively("MeteringPump.pressure", 2, 0.02, 3, stopped: 0.2),
        Signal.Sluggish("SlotDie.lipTemperature", 25, 0.12, 2, 60),
        Signal.Lively("Unwinder.edgePosition", 0, 0.08, 2),
        Signal.Sawtooth("Rewinder.coilDiameter", 180, 720, 0, 120),
        Signal.Lively("Dryer.zone1Temperature", 95, 0.35, 1),
        Signal.Lively("Dryer.zone2Temperature", 125, 0.45, 1),
        Signal.Lively("Dryer.zone3Temperature", 110, 0.4, 1),
        Signal.Sawtooth("Dryer.filterPressureDrop", 120, 260, 0, 90000, 2),
        Signal.Sluggish("BetaGauge.sourceSignal", 99.2, 0.15, 2, 600),
        .. WornSignal.Of(PlantComponents.DryerFan),
    ];

    /// <summary>
    /// Healthy: 500 rpm, standard deviation 0.5 with a small sine. With an oscillating controller: standard deviation 2.5 and a square
    /// wave of ±5 rpm with a period of 24 minutes. The supply air's temperature sees the same speed.
    /// </summary>
    private static double FanSpeed(StationMoment moment)
    {
        double jitter = moment.SharedJitter(Fan);
        double angle = 2 * Math.PI * moment.Seconds / SquareWaveSeconds;
        return moment.FanOscillates
            ? NominalFanSpeed + (5 * Math.Sign(Math.Sin(angle))) + (2.5 * jitter)
            : NominalFanSpeed + (0.2 * Math.Sin(5 * angle)) + (0.48 * jitter);
    }
}
