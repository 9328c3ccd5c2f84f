namespace BatteryTwin.Domain.Alarms;

/// <summary>What a person sees of an alert.</summary>
public enum AlertState
{
    /// <summary>Active or returned to normal, and nobody has acknowledged it.</summary>
    New,

    /// <summary>Acknowledged; the condition still holds.</summary>
    Acknowledged,

    /// <summary>Set aside by a person until a time.</summary>
    Shelved,

    /// <summary>The condition is gone and the alert was acknowledged.</summary>
    Cleared,
}
