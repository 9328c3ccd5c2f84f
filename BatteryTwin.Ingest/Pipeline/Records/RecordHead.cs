using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>What the series of a record share (measurement, twin, tags), and where each of its series stands in the batch being built.</summary>
internal sealed class RecordHead(string measurement, string? twin, IReadOnlyList<SeriesTag> tags, string? field = null)
{
    private const int Types = 5;

    private (int Batch, int Series)[] _series = [];
    private (int Batch, bool IsWhole)[] _whole = [];

    public string Measurement { get; } = measurement;

    public string? Twin { get; } = twin;

    /// <summary>The twin's tag included.</summary>
    public IReadOnlyList<SeriesTag> Tags { get; } = tags;

    /// <summary>Long format: the field that the record names.</summary>
    public string? Field { get; } = field;

    /// <summary>The field's series in the batch, if it has been met there with this type; -1 if not.</summary>
    public int SeriesOf(int batch, int column, FieldType type)
    {
        int at = (column * Types) + (int)type;
        return at < _series.Length && _series[at].Batch == batch ? _series[at].Series : -1;
    }

    public void SetSeries(int batch, int column, FieldType type, int series)
    {
        int at = (column * Types) + (int)type;
        if (at >= _series.Length)
        {
            Array.Resize(ref _series, Math.Max((column + 1) * Types, _series.Length * 2));
        }

        _series[at] = (batch, series);
    }

    /// <summary>Whether the field's model wants whole numbers, if that has been asked during this batch.</summary>
    public bool? IsWhole(int batch, int column) => column < _whole.Length && _whole[column].Batch == batch ? _whole[column].IsWhole : null;

    public bool SetWhole(int batch, int column, bool isWhole)
    {
        if (column >= _whole.Length)
        {
            Array.Resize(ref _whole, Math.Max(column + 1, _whole.Length * 2));
        }

        _whole[column] = (batch, isWhole);
        return isWhole;
    }
}
