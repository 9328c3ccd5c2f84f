namespace BatteryTwin.Web.State.Forecasts;

/// <summary>When a component is expected to fail, as an interval with its promised coverage.</summary>
/// <param name="Coverage">Share of such intervals that should hold the failure, 0..1.</param>
/// <param name="LowHours">Lower end in running hours from the forecast's time.</param>
/// <param name="HighHours">Upper end in running hours.</param>
/// <param name="IsOpen">True when the upper end is where the model stops telling lives apart: it may be any time later.</param>
/// <param name="Low">Lower end on the calendar; null when the machine does not run.</param>
/// <param name="High">Upper end on the calendar; null when the machine does not run.</param>
public sealed record LifeInterval(double Coverage, double LowHours, double HighHours, bool IsOpen, DateTimeOffset? Low, DateTimeOffset? High);
