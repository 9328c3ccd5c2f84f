using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Web.State;

/// <summary>A signal whose values cannot be relied on, as the data-health page shows it.</summary>
public sealed record DoubtfulSignal(string TwinId, string Asset, string Field, string Name, SeriesQuality Quality);
