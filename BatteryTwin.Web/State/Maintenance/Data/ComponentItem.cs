using BatteryTwin.Domain.Maintenance.Costs;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A kind of component in the list.</summary>
/// <param name="Costs">What it costs.</param>
/// <param name="Effects">What that leads to, the dearest place first.</param>
/// <param name="Doubt">Why its numbers look wrong; null when they do not.</param>
/// <param name="IsDemo">They are still the demo plant's.</param>
public sealed record ComponentItem(ComponentCosts Costs, IReadOnlyList<CostEffect> Effects, string? Doubt, bool IsDemo);
