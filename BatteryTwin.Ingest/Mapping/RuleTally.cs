using BatteryTwin.Ingest.Pipeline.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>What a rule did: series it maps, values stored, left out and refused, and when it was last used.</summary>
public sealed record RuleTally(int Series, long Stored, long Dropped, long Refused, DateTimeOffset? LastUsed)
{
    public static RuleTally None { get; } = new(0, 0, 0, 0, null);

    /// <summary>What each rule of a set did, by its id.</summary>
    public static IReadOnlyDictionary<string, RuleTally> ByRule(MappingRuleSet rules, IEnumerable<MappedOrigin> origins)
    {
        ILookup<string, MappedOrigin> byRule = origins.ToLookup(origin => origin.RuleId);
        return rules.Rules.ToDictionary(stored => stored.Rule.Id, stored => Of([.. byRule[stored.Rule.Id]]));
    }

    private static RuleTally Of(MappedOrigin[] all) => all.Length == 0
        ? None
        : new(all.Length, all.Sum(origin => origin.Stored), all.Sum(origin => origin.Dropped), all.Sum(origin => origin.Refused), all.Max(origin => origin.LastSeen));
}
