namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>Where an order stands.</summary>
public enum WorkState
{
    /// <summary>Asked for, not planned.</summary>
    Open,

    /// <summary>Has a time and a crew.</summary>
    Planned,

    /// <summary>Being worked on.</summary>
    Started,

    /// <summary>Begun, set aside.</summary>
    Paused,

    Completed,
    Cancelled,
}
