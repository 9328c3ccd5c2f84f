namespace BatteryTwin.Domain.Maintenance;

/// <summary>Why a change of the planned stops was refused.</summary>
public enum StopRefusal
{
    /// <summary>It cannot be kept as it is.</summary>
    Invalid,

    /// <summary>There is no such stop.</summary>
    NotFound,

    /// <summary>Somebody changed it since it was read.</summary>
    Changed,

    /// <summary>There is no room for another.</summary>
    Full,
}
