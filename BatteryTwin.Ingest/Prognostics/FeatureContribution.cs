namespace BatteryTwin.Ingest.Prognostics;

/// <summary>What a feature adds to a prediction, in its unit.</summary>
public sealed record FeatureContribution(string Feature, double Contribution);
