namespace BatteryTwin.Ingest.Mapping;

/// <summary>The rules at one moment, and by rule id what each did since the rules last changed.</summary>
public sealed record TagMappingState(MappingRuleSet Rules, IReadOnlyDictionary<string, RuleTally> Tallies);
