using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>A point on its way to the server.</summary>
internal readonly record struct BufferedPoint(SeriesName Series, long TimeNs, long Bits, string? Text)
{
    public FieldValue Value => Text is null ? FieldValue.FromBits(Series.Type, Bits) : FieldValue.String(Text);
}
