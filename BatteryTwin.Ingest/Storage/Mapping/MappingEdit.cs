using System.Collections.Immutable;
using BatteryTwin.Ingest.Mapping;

namespace BatteryTwin.Ingest.Storage.Mapping;

/// <summary>A change to be written: who does what, the rule or set before and after it as JSON, and all rules as they are then.</summary>
internal sealed record MappingEdit(
    DateTimeOffset At, string? Actor, MappingAction Action, string? RuleId, string Name, string? Before, string? After, ImmutableArray<StoredRule> Rules);
