using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>
/// The plant's tag mapping: rules, their order and their history. Changes are durable when a call returns, hold for the next batch, and are
/// refused with <see cref="MappingRefusedException"/>. <c>ifVersion</c>: only if the rule (or the set) still has that version; null: whatever it has.
/// </summary>
public interface IMappingRules
{
    MappingRuleSet Current { get; }

    /// <summary>Raised after every change; handlers must be quick.</summary>
    event Action? Changed;

    /// <summary>Adds a rule behind the others and gives it its id.</summary>
    StoredRule Add(MappingRule rule, string? actor);

    StoredRule Update(string id, MappingRule rule, long? ifVersion, string? actor);

    void Delete(string id, long? ifVersion, string? actor);

    /// <summary>Puts the rules in another order; every rule must be named once.</summary>
    MappingRuleSet Order(IReadOnlyList<string> ids, long? ifVersion, string? actor);

    /// <summary>Puts these rules in place of all others. Rules keep the ids they come with; those without get one.</summary>
    MappingRuleSet Import(IReadOnlyList<MappingRule> rules, long? ifVersion, string? actor);

    /// <summary>Newest first; <paramref name="before"/>: only changes of lower numbers.</summary>
    IReadOnlyList<MappingChange> History(int limit, long? before = null);

    /// <summary>Takes back what one change did, as a new change.</summary>
    MappingRuleSet Revert(long number, string? actor);
}
