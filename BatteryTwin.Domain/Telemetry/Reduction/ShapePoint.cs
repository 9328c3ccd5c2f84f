namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>A point that may be kept, with its place in the drawing order and its value as a number.</summary>
internal readonly record struct ShapePoint(long Ordinal, long TimeNs, long Bits, double Number);
