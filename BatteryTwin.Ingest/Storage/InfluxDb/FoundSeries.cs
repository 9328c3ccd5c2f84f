using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>A series with points in a range, as the server found it.</summary>
internal sealed class FoundSeries(SeriesKey key, FieldType type)
{
    public SeriesKey Key { get; } = key;

    public FieldType Type { get; } = type;

    public long FirstNs { get; set; }

    public FieldValue First { get; set; }

    public long LastNs { get; set; }

    public FieldValue Last { get; set; }

    public long Count { get; set; }
}
