namespace BatteryTwin.Domain.Maintenance;

/// <summary>What a planned stop is for; production figures account for each apart.</summary>
public enum StopKind
{
    /// <summary>Maintenance or cleaning.</summary>
    Maintenance,

    /// <summary>A pause: meeting, handover, plant closed for a while.</summary>
    Pause,

    /// <summary>Trials.</summary>
    Trial,
}
