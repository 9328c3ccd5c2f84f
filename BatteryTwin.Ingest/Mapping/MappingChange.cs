namespace BatteryTwin.Ingest.Mapping;

/// <summary>A change of the rules: what was done, to which rule (null: to all), when and by whom as they say themselves.</summary>
public sealed record MappingChange(long Number, DateTimeOffset At, string? Actor, MappingAction Action, string? RuleId, string Name);
