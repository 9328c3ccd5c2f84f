namespace BatteryTwin.Ingest.Mapping;

/// <summary>Why a change of the rules was refused.</summary>
public enum MappingRefusal
{
    /// <summary>The rule is not sound; the faults name what to correct.</summary>
    Invalid,

    /// <summary>There is no such rule or change.</summary>
    NotFound,

    /// <summary>Somebody else changed it meanwhile.</summary>
    Changed,
}
