using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>A rule as the API shows it: its place (1 is tried first), and what it did since the rules last changed. Lines of a table are left out of lists.</summary>
internal sealed record RuleView(MappingRule Rule, long Version, int Position, int RowCount, RuleTally Tally)
{
    public static IReadOnlyList<RuleView> Of(TagMappingState state) =>
    [
        .. state.Rules.Rules.Select((stored, at) =>
            new RuleView(stored.Rule with { Rows = [] }, stored.Version, at + 1, stored.Rule.Rows.Length, state.Tallies.GetValueOrDefault(stored.Rule.Id) ?? RuleTally.None)),
    ];
}
