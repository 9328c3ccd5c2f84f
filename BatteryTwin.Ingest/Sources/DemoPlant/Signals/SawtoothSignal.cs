using BatteryTwin.Domain.Production;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>A value that grows from <paramref name="Low"/> to <paramref name="High"/> and starts anew at each exchange: coil diameter, filter, blade wear.</summary>
internal sealed record SawtoothSignal(string Path, double Low, double High, int Digits, double PeriodMinutes, double Sd = 0) : SignalModel(Path, Digits)
{
    public override double At(StationMoment moment, ulong seed) =>
        Low + ((High - Low) * moment.CycleProgress(PeriodMinutes)) + (Sd * SeededNoise.Smooth(seed, moment.Seconds, 30));
}
