namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>What speaks against a signal's values.</summary>
public enum QualityReason
{
    /// <summary>No value for more than three expected intervals, up to now.</summary>
    Stopped,

    /// <summary>Values were missing in the last hour.</summary>
    Gaps,

    /// <summary>The value has not changed for far longer than it ever stays the same.</summary>
    FlatLine,

    /// <summary>Single values stand out from both neighbours.</summary>
    Spikes,

    /// <summary>The last hour lies outside what the signal's own past hours were.</summary>
    Drift,

    /// <summary>Values carry times ahead of the server's clock.</summary>
    ClockAhead,

    /// <summary>Values come regularly, but carry old times: the sender's clock is behind, or something buffers.</summary>
    Late,
}
