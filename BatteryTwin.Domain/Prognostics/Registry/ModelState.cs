namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>What a model is to the components of a type.</summary>
public enum ModelState
{
    /// <summary>Fits, but is not asked.</summary>
    Candidate,

    /// <summary>Is asked beside the champion; what it says is kept and compared, and nobody acts on it.</summary>
    Challenger,

    /// <summary>Its forecasts are shown and acted on.</summary>
    Champion,

    /// <summary>Done with; kept for its history until somebody deletes it.</summary>
    Retired,
}
