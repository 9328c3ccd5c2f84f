namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>Something wrong with a rule: the property it is about, what to do, and for tables the line of the file (0: none).</summary>
public sealed record MappingFault(string Property, string Message, int Line = 0);
