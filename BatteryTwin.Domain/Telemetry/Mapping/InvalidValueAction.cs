namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>What becomes of a value that a machine sends to say that it has none.</summary>
public enum InvalidValueAction
{
    /// <summary>Left out, and counted with the rule.</summary>
    Drop,

    /// <summary>Kept in quarantine with the reason.</summary>
    Quarantine,
}
