namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>A twin's field that a series may mean; score from 0 to 1, and the words that made it so.</summary>
public sealed record TargetSuggestion(string Twin, string Field, double Score, string Why);
