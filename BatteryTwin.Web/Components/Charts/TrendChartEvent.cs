namespace BatteryTwin.Web.Components.Charts;

/// <summary>A flag of a trend chart as its script takes it; <paramref name="Level"/> is the name of its colour.</summary>
internal sealed record TrendChartEvent(long Time, string Level, string Text);
