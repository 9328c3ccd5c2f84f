using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>A stop without a reason, with the name of its station and the zone of its plant.</summary>
public sealed record NamedStop(UnexplainedStop Stop, string Name, TimeZoneInfo Zone);
