using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>One simulated signal: its path in the twin (<c>webSpeed</c>, <c>Dryer.zone1Temperature</c>), its sensor's resolution, and its value as a function of the moment.</summary>
/// <param name="Path">Name in the twin's model.</param>
/// <param name="Digits">Decimals of the sensor; values are rounded to them.</param>
internal abstract record SignalModel(string Path, int Digits)
{
    public FieldType Type { get; init; } = FieldType.Float;

    /// <summary>Value before rounding; <paramref name="seed"/> is the signal's own.</summary>
    public abstract double At(StationMoment moment, ulong seed);

    /// <summary>The value as the sensor gives it, as telemetry bits of <see cref="Type"/>.</summary>
    public long BitsAt(StationMoment moment, ulong seed)
    {
        double rounded = Math.Round(At(moment, seed), Digits) + 0.0;
        return Type == FieldType.Integer ? (long)rounded : BitConverter.DoubleToInt64Bits(rounded);
    }
}
