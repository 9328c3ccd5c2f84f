namespace BatteryTwin.Domain.Maintenance.Scheduling;

/// <summary>What a job's place depends on.</summary>
public enum ReasonKind
{
    /// <summary>A person pinned it, or it is being worked on.</summary>
    Fixed,

    /// <summary>Parts or an earliest start.</summary>
    Earliest,

    /// <summary>Another job must be done before.</summary>
    After,

    /// <summary>Which crews can do it.</summary>
    Skills,

    /// <summary>A crew or station was not free at its best time.</summary>
    Taken,

    /// <summary>A planned stop, or a stop that another job makes anyway, costs no output.</summary>
    SharedStop,

    /// <summary>Output that is lost.</summary>
    LostOutput,

    /// <summary>What waiting costs.</summary>
    Waiting,

    /// <summary>Why it is left out.</summary>
    LeftOut,
}
