namespace BatteryTwin.Web.State.Trends;

/// <summary>Something that happened while the curves ran: drawn as a flag at its time.</summary>
public sealed record TrendEvent(DateTimeOffset Time, HealthLevel Level, string Text);
