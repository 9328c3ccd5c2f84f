using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Pipeline.Mapping;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>A rule as the API shows it: its place (1 is tried first), and what it did since the rules last changed. Lines of a table are left out of lists.</summary>
internal sealed record RuleView(MappingRule Rule, long Version, int Position, int RowCount, RuleTally Tally)
{
    public static IReadOnlyList<RuleView> Of(MappingRuleSet set, IMappedOrigins origins)
    {
        ILookup<string, MappedOrigin> byRule = origins.All.ToLookup(origin => origin.RuleId);
        return [.. set.Rules.Select((stored, at) => new RuleView(stored.Rule with { Rows = [] }, stored.Version, at + 1, stored.Rule.Rows.Length, RuleTally.Of(byRule[stored.Rule.Id])))];
    }
}
