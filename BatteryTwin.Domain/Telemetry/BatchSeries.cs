namespace BatteryTwin.Domain.Telemetry;

/// <summary>A series as it occurs in one batch: its key and the type its values have there.</summary>
public readonly record struct BatchSeries(SeriesKey Key, FieldType Type);
