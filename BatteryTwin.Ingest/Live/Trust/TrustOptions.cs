using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>When a signal's values are doubted.</summary>
public sealed class TrustOptions
{
    public const string Section = "BatteryTwin:Trust";

    public bool Enabled { get; set; } = true;

    /// <summary>Series that are judged; each takes about 1 kB.</summary>
    public int MaxSeries { get; set; } = 20_000;

    /// <summary>How far back a signal's own past is looked at.</summary>
    public TimeSpan Past { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How often the past is read again.</summary>
    public TimeSpan PastInterval { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Expected intervals without a value after which a signal has stopped.</summary>
    public double SilentIntervals { get; set; } = TrustRules.Default.SilentIntervals;

    /// <summary>A value may stay the same this many times as long as it ever did.</summary>
    public double FlatRatio { get; set; } = TrustRules.Default.FlatRatio;

    /// <summary>A spike stands out from both neighbours by this multiple of the usual step.</summary>
    public double SpikeRatio { get; set; } = TrustRules.Default.SpikeRatio;

    /// <summary>Robust standard deviations by which the last hour may lie outside the past hours.</summary>
    public double DriftSpreads { get; set; } = TrustRules.Default.DriftSpreads;

    /// <summary>How far ahead of this machine's clock times may be.</summary>
    public TimeSpan ClockAhead { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How old values may be when they come.</summary>
    public TimeSpan Late { get; set; } = TimeSpan.FromSeconds(30);

    internal TrustRules Rules => TrustRules.Default with
    {
        SilentIntervals = SilentIntervals,
        FlatRatio = FlatRatio,
        SpikeRatio = SpikeRatio,
        DriftSpreads = DriftSpreads,
        ClockAheadNs = EpochTime.ToNs(ClockAhead),
        LateNs = EpochTime.ToNs(Late),
    };
}
