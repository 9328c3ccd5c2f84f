namespace BatteryTwin.Ingest.Prognostics;

/// <summary>What a model predicts.</summary>
public enum ModelKind
{
    /// <summary>Remaining useful life of an asset.</summary>
    Rul,

    /// <summary>The class of a row.</summary>
    Classifier,

    /// <summary>A number for a row.</summary>
    Regression,
}
