namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>Why something of maintenance is refused.</summary>
public enum MaintenanceRefusal
{
    /// <summary>What was sent is not valid.</summary>
    Invalid,

    /// <summary>There is no such thing.</summary>
    Unknown,

    /// <summary>Somebody changed it since it was read.</summary>
    Changed,

    /// <summary>Its state does not allow it.</summary>
    Conflict,
}
