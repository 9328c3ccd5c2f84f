namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>A refused point of a batch: its index there, a stable code and the reason.</summary>
internal readonly record struct Rejection(int Point, string Code, string Reason);
