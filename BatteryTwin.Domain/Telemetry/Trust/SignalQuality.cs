namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>How far a signal's values can be relied on; the severities of OPC UA status codes (IEC 62541-4).</summary>
public enum SignalQuality
{
    /// <summary>Nothing speaks against the values.</summary>
    Good,

    /// <summary>Use with care: something about the values is unusual.</summary>
    Uncertain,

    /// <summary>Do not use: the values do not say how the machine is now.</summary>
    Bad,
}
