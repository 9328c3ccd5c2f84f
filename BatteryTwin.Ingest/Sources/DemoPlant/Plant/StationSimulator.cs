using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources.DemoPlant.Signals;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>
/// Writes one station's values at any moment; the same moment always has the same values. Not thread-safe: every reader of the plant has
/// simulators of its own.
/// </summary>
internal sealed class StationSimulator
{
    /// <summary>Measurement of all series of the plant.</summary>
    public const string Measurement = "plant";

    private const string StateField = "OperatingState";
    private const int StateEverySeconds = 60;

    private readonly StationMoment _moment;
    private readonly SimulatedSeries[] _series;
    private readonly SeriesKey _stateKey;
    private readonly SeriesKey[] _bearingKeys;
    private readonly int[] _indexes;
    private TelemetryBatchBuilder? _batch;
    private OperatingState? _writtenState;

    public StationSimulator(Station station, StationMoment moment, BearingSensor? bearing, ulong seed)
    {
        Station = station;
        Bearing = bearing;
        _moment = moment;
        _series = [.. CommonSignals.All.Concat(station.Step.Signals).Select(signal => new SimulatedSeries(signal, KeyOf(signal.Path), SeededNoise.Seed(seed, signal.Path)))];
        _stateKey = KeyOf(StateField);
        _bearingKeys = bearing is null ? [] : [.. BearingSensor.Fields.Select(KeyOf)];
        _indexes = new int[_series.Length + _bearingKeys.Length];
    }

    public Station Station { get; }

    /// <summary>The accelerometer, where the station has one.</summary>
    public BearingSensor? Bearing { get; }

    /// <summary>Points of a moment at most.</summary>
    public int SeriesCount => _indexes.Length + 1;

    /// <summary>Adds the station's values at a whole second; the operating state only when it changed, and once a minute.</summary>
    public void Write(TelemetryBatchBuilder batch, long second)
    {
        _moment.MoveTo(second);
        Register(batch);
        long timeNs = second * EpochTime.NsPerSecond;
        for (int i = 0; i < _series.Length; i++)
        {
            batch.Add(_indexes[i], timeNs, _series[i].Signal.BitsAt(_moment, _series[i].Seed), 0);
        }

        if (_moment.State != _writtenState || second % StateEverySeconds == 0)
        {
            _writtenState = _moment.State;
            batch.Add(_stateKey, timeNs, FieldValue.String(_moment.State.ToString()));
        }

        if (Bearing is not null)
        {
            WriteBearing(batch, timeNs, Bearing.FeaturesAt(_moment));
        }
    }

    /// <summary>A signal's value at a moment, before the sensor's rounding.</summary>
    /// <param name="path">Name of a signal of the station's step.</param>
    /// <param name="seconds">Since 1970 UTC.</param>
    public double ValueOf(string path, double seconds)
    {
        _moment.MoveTo(seconds);
        SimulatedSeries series = Array.Find(_series, one => one.Signal.Path == path);
        return series.Signal.At(_moment, series.Seed);
    }

    /// <summary>Whether the station makes something at a moment.</summary>
    public bool RunsAt(double seconds)
    {
        _moment.MoveTo(seconds);
        return _moment.State == OperatingState.Running;
    }

    /// <summary>Whether the station runs at full speed at a moment.</summary>
    public bool IsAtSpeed(double seconds)
    {
        _moment.MoveTo(seconds);
        return _moment.Level >= 1;
    }

    /// <summary>Acceleration in g of the raw window at a whole second; null where the station has no accelerometer.</summary>
    public double[]? WindowAt(long second)
    {
        _moment.MoveTo(second);
        return Bearing?.WindowAt(_moment).ToArray();
    }

    private void WriteBearing(TelemetryBatchBuilder batch, long timeNs, ReadOnlySpan<double> features)
    {
        for (int i = 0; i < features.Length; i++)
        {
            batch.Add(_indexes[_series.Length + i], timeNs, BitConverter.DoubleToInt64Bits(features[i]), 0);
        }
    }

    /// <summary>Looks the series up once per batch, not once per point.</summary>
    private void Register(TelemetryBatchBuilder batch)
    {
        if (ReferenceEquals(batch, _batch))
        {
            return;
        }

        _batch = batch;
        for (int i = 0; i < _series.Length; i++)
        {
            _indexes[i] = batch.SeriesIndex(_series[i].Key, _series[i].Signal.Type);
        }

        for (int i = 0; i < _bearingKeys.Length; i++)
        {
            _indexes[_series.Length + i] = batch.SeriesIndex(_bearingKeys[i], FieldType.Float);
        }
    }

    private SeriesKey KeyOf(string field) => new(Measurement, [new(SeriesKey.TwinTag, Station.TwinId)], field);

    private readonly record struct SimulatedSeries(SignalModel Signal, SeriesKey Key, ulong Seed);
}
