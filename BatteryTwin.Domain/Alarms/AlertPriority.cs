namespace BatteryTwin.Domain.Alarms;

/// <summary>How soon someone must act (ISA-18.2 priorities), and the advisory that is a model's finding, not yet a fault.</summary>
public enum AlertPriority
{
    /// <summary>A forecast or model finding.</summary>
    Advisory = 0,

    /// <summary>Watch.</summary>
    Caution = 1,

    /// <summary>Act this shift.</summary>
    High = 2,

    /// <summary>Act now.</summary>
    Critical = 3,
}
