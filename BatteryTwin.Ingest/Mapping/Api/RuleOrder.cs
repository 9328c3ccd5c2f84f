namespace BatteryTwin.Ingest.Mapping.Api;

/// <summary>Body of <c>PUT /api/mapping/rules/order</c>: the ids of all rules, the one that is tried first at the head.</summary>
internal sealed record RuleOrder(IReadOnlyList<string>? Ids);
