namespace BatteryTwin.Web.State.Forecasts;

/// <summary>A forecast that was made earlier, in running hours from its own time.</summary>
public readonly record struct LifePoint(DateTimeOffset Time, double RulHours, double? LowerHours, double? UpperHours);
