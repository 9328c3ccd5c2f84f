namespace BatteryTwin.Ingest.Prognostics.Health;

/// <summary>A forecast against the truth.</summary>
/// <param name="Left">What was left.</param>
/// <param name="Predicted">What the model said.</param>
public readonly record struct TrackPoint(double Left, double Predicted);
