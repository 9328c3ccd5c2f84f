namespace BatteryTwin.Domain.Telemetry.Trust;

/// <summary>When something speaks against a signal. The defaults suit signals of one value a second to one an hour.</summary>
public sealed record TrustRules
{
    public static TrustRules Default { get; } = new();

    /// <summary>Expected intervals without a value after which a signal has stopped, or has a gap.</summary>
    public double SilentIntervals { get; init; } = 3;

    /// <summary>No signal has stopped before this time without a value, in nanoseconds.</summary>
    public long ShortestSilenceNs { get; init; } = 10 * EpochTime.NsPerSecond;

    /// <summary>Share of the last hour that may be missing.</summary>
    public double MissingShare { get; init; } = 0.05;

    /// <summary>A value may stay the same this many times as long as it ever did.</summary>
    public double FlatRatio { get; init; } = 2;

    /// <summary>No line is flat before this time, in nanoseconds.</summary>
    public long ShortestFlatNs { get; init; } = 60 * EpochTime.NsPerSecond;

    /// <summary>A spike stands out from both neighbours by this multiple of the usual step.</summary>
    public double SpikeRatio { get; init; } = 10;

    /// <summary>Spikes in ten minutes from which on a signal is uncertain.</summary>
    public int SpikesInTenMinutes { get; init; } = 3;

    /// <summary>The last hour may lie outside its past hours by this multiple of their robust standard deviation.</summary>
    public double DriftSpreads { get; init; } = 3;

    /// <summary>How far ahead of the server's clock times may be, in nanoseconds.</summary>
    public long ClockAheadNs { get; init; } = 2 * EpochTime.NsPerSecond;

    /// <summary>How old values may be when they come, in nanoseconds; three expected intervals where that is more.</summary>
    public long LateNs { get; init; } = 30 * EpochTime.NsPerSecond;
}
