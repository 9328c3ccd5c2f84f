namespace BatteryTwin.Ingest.Prognostics.Health;

/// <summary>A life for the chart of forecasts against what was left: points of (left, predicted), in order of age.</summary>
/// <param name="Name">Component, or asset of the training data.</param>
/// <param name="Points">What was left, and what the model said.</param>
public sealed record LifeCurve(string Name, IReadOnlyList<TrackPoint> Points);
