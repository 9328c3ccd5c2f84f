namespace BatteryTwin.Domain.Prognostics;

/// <summary>What one window says about a machine.</summary>
public enum WindowVerdict
{
    /// <summary>Not enough measurements: neither for nor against.</summary>
    Silent,
    Clean,

    /// <summary>Between the two limits: breaks a run of either kind.</summary>
    Doubtful,
    Faulty,
}
