namespace BatteryTwin.Ingest.Prognostics;

/// <summary>A model with its lineage.</summary>
public sealed record StoredModel(ModelHead Head, ModelBody Body);
