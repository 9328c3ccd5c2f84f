namespace BatteryTwin.Web.State.Maintenance;

/// <summary>A time in which a row differs from working time.</summary>
/// <param name="From">Begin.</param>
/// <param name="To">End.</param>
/// <param name="IsStop">A planned stop; else off shift.</param>
/// <param name="Title">What it is.</param>
public sealed record BoardShade(DateTimeOffset From, DateTimeOffset To, bool IsStop, string Title);
