using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>A whole number that counts up at an even rate and starts at zero after its period.</summary>
internal sealed record CounterSignal : SignalModel
{
    private readonly double _period;
    private readonly double _periodMinutes;

    public CounterSignal(string path, double perHour, double period)
        : base(path, 0)
    {
        Type = FieldType.Integer;
        _period = period;
        _periodMinutes = period / perHour * 60;
    }

    public override double At(StationMoment moment, ulong seed) => Math.Floor(_period * moment.CycleProgress(_periodMinutes));
}
