using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>Short ways to write down a step's signals.</summary>
internal static class Signal
{
    /// <summary>Varies from second to second: speeds, forces, currents. With <paramref name="stopped"/> it follows the machine's speed.</summary>
    public static SignalModel Lively(string path, double mean, double sd, int digits, double? stopped = null, double minimum = double.NegativeInfinity) =>
        new MeasuredSignal(path, mean, sd, digits) { Stopped = stopped, Minimum = minimum };

    /// <summary>Drifts over <paramref name="minutes"/>: temperatures, levels, wear.</summary>
    public static SignalModel Sluggish(string path, double mean, double sd, int digits, double minutes, double minimum = double.NegativeInfinity) =>
        new MeasuredSignal(path, mean, sd, digits) { DriftMinutes = minutes, Shares = NoiseShares.Sluggish, Minimum = minimum };

    /// <summary>A whole number that drifts over <paramref name="minutes"/>.</summary>
    public static SignalModel Number(string path, double mean, double sd, double minutes) =>
        new MeasuredSignal(path, mean, sd, 0) { DriftMinutes = minutes, Shares = NoiseShares.Sluggish, Minimum = 0, Type = FieldType.Integer };

    /// <summary>Measured once per lot of <paramref name="minutes"/>.</summary>
    public static SignalModel PerLot(string path, double mean, double sd, int digits, double minutes, double faultShift = 0) =>
        new LotSignal(path, mean, sd, digits, minutes) { FaultShift = faultShift };

    public static SignalModel Sawtooth(string path, double low, double high, int digits, double minutes, double sd = 0) =>
        new SawtoothSignal(path, low, high, digits, minutes, sd);

    public static SignalModel Counter(string path, double perHour, double period) => new CounterSignal(path, perHour, period);

    public static SignalModel Derived(string path, int digits, Func<StationMoment, ulong, double> formula) => new DerivedSignal(path, digits, formula);
}
