namespace BatteryTwin.Domain.Telemetry;

/// <summary>A stored series: its key, type, extent and newest value.</summary>
public sealed record SeriesState(SeriesKey Key, FieldType Type, long FirstNs, long LastNs, long Count, FieldValue Newest);
