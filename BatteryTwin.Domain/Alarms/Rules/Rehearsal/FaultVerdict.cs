namespace BatteryTwin.Domain.Alarms.Rules.Rehearsal;

/// <summary>What became of a known fault.</summary>
public enum FaultVerdict
{
    /// <summary>An alarm came between its onset and its end.</summary>
    Caught,

    /// <summary>It ended without one.</summary>
    Missed,

    /// <summary>It has not ended yet, and no alarm has come.</summary>
    NotYet,
}
