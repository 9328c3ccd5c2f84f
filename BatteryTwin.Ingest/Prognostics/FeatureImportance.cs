namespace BatteryTwin.Ingest.Prognostics;

/// <summary>How much a feature moves predictions: its mean absolute contribution over training rows, in the prediction's unit.</summary>
public sealed record FeatureImportance(string Feature, double Importance);
