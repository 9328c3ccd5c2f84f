using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// The shape of data the ingest figures are about: 1,000 cells with voltage, current, temperature and state of charge every
/// three seconds, in batches of 5,000 lines (20,000 values), time-major. Seeded.
/// </summary>
internal sealed class CellTelemetry
{
    public const int Cells = 1_000;
    public const int StepSeconds = 3;
    public const int TimesPerBatch = 5;
    public const long StartNs = 1_700_000_000 * EpochTime.NsPerSecond;

    private readonly Random _random = new(12_345);
    private readonly double[] _charge = new double[Cells];
    private readonly double[] _temperatureC = new double[Cells];
    private readonly SeriesKey[][] _keys;
    private int _step;

    public CellTelemetry()
    {
        _keys = [.. Enumerable.Range(0, Cells).Select(KeysOf)];
        for (int i = 0; i < Cells; i++)
        {
            _charge[i] = 50 + (50 * _random.NextDouble());
            _temperatureC[i] = 25 + (5 * _random.NextDouble());
        }
    }

    /// <summary>The next 5,000 lines as a batch.</summary>
    public TelemetryBatch Next()
    {
        TelemetryBatchBuilder builder = new(Cells * TimesPerBatch * 4);
        for (int time = 0; time < TimesPerBatch; time++, _step++)
        {
            long timeNs = StartNs + (_step * StepSeconds * EpochTime.NsPerSecond);
            for (int cell = 0; cell < Cells; cell++)
            {
                AddLine(builder, cell, timeNs);
            }
        }

        return builder.Build();
    }

    private void AddLine(TelemetryBatchBuilder builder, int cell, long timeNs)
    {
        double current = Math.Round((40 * Math.Sin((_step + cell) / 97.0)) + (_random.NextDouble() * 2), 3);
        _charge[cell] = Math.Clamp(Math.Round(_charge[cell] - (current / 3_600), 4), 0, 100);
        double voltage = Math.Round(3.0 + (_charge[cell] / 90) + ((_random.NextDouble() - 0.5) * 0.01), 4);
        _temperatureC[cell] = Math.Round(_temperatureC[cell] + ((_random.NextDouble() - 0.5) * 0.1), 2);
        builder.Add(_keys[cell][0], timeNs, FieldValue.Float(voltage));
        builder.Add(_keys[cell][1], timeNs, FieldValue.Float(current));
        builder.Add(_keys[cell][2], timeNs, FieldValue.Float(_temperatureC[cell]));
        builder.Add(_keys[cell][3], timeNs, FieldValue.Float(_charge[cell]));
    }

    private static SeriesKey[] KeysOf(int cell)
    {
        SeriesTag[] tags = [new("pack", $"p{cell % 50}"), new(SeriesKey.TwinTag, $"c{cell}")];
        return [new("cell", tags, "voltage"), new("cell", tags, "current"), new("cell", tags, "temp"), new("cell", tags, "soc")];
    }
}
