using BatteryTwin.Domain.Production;

namespace BatteryTwin.Web.State.Trends;

/// <summary>A signal that can be drawn over time: where it comes from, what people call it, and how to judge it.</summary>
public sealed record TrendSignal(string TwinId, string Field, string Name, string Unit, NormalBand? Normal);
