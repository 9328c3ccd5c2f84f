using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>A field of a measurement with its type.</summary>
internal readonly record struct InfluxField(string Measurement, string Name, FieldType Type);
