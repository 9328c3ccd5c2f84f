namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>A rule that fits a series, with the target it names for it. <see cref="Line"/> is the table's line; 0 for other rules.</summary>
public sealed record MappingHit(MappingRule Rule, string Twin, string Field, ValueConversion Conversion, int Line = 0);
