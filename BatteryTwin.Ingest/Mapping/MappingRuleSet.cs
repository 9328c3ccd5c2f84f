using System.Collections.Immutable;
using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>All rules in the order in which they are tried, with the number of the last change. Immutable.</summary>
public sealed class MappingRuleSet(long version, ImmutableArray<StoredRule> rules)
{
    public static MappingRuleSet Empty { get; } = new(0, []);

    public long Version { get; } = version;

    public ImmutableArray<StoredRule> Rules { get; } = rules;

    public CompiledMapping Compiled { get; } = new(rules.Select(stored => stored.Rule));

    public StoredRule? Find(string id) => Rules.FirstOrDefault(stored => stored.Rule.Id == id);
}
