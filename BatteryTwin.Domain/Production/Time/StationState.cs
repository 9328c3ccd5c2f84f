namespace BatteryTwin.Domain.Production.Time;

/// <summary>What a station does, as telemetry or a person says.</summary>
public enum StationState
{
    /// <summary>Makes product.</summary>
    Running,

    /// <summary>Is being set up for a product, a tool, a coil.</summary>
    Setup,

    /// <summary>Able, but waits for material.</summary>
    Starved,

    /// <summary>Able, but cannot hand its product on.</summary>
    Blocked,

    /// <summary>Able, but not working for another reason: no operator, a minor stop.</summary>
    Idle,

    /// <summary>Failed, until it is restored.</summary>
    Down,

    /// <summary>Stopped by plan.</summary>
    Planned,

    /// <summary>Trials of process or product.</summary>
    Trial,

    /// <summary>No data.</summary>
    Unknown,
}
