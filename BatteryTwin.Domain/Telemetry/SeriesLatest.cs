namespace BatteryTwin.Domain.Telemetry;

/// <summary>The newest point of a stored series: time in nanoseconds since 1970, and value.</summary>
public sealed record SeriesLatest(SeriesKey Key, FieldType Type, long TimeNs, FieldValue Value);
