namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>What <c>/api/mapping/rules</c> answers.</summary>
internal sealed record RuleListView(long Version, IReadOnlyList<RuleView> Rules);
