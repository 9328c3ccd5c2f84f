using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>
/// Section <c>BatteryTwin:Detection:Bearing</c>: which component of a twin's model is watched, what makes a measurement look faulty, and
/// how many windows decide.
/// </summary>
public sealed record BearingDetectionOptions
{
    public const string Section = "BatteryTwin:Detection:Bearing";

    public bool Enabled { get; init; } = true;

    /// <summary>Component whose vibration is watched, on every twin whose model has it.</summary>
    public string Component { get; init; } = "BallBearings";

    /// <summary>The component's telemetry with the RMS of the acceleration.</summary>
    public string RmsField { get; init; } = "vibrationRms";

    /// <summary>The component's boolean property that says a fault is predicted.</summary>
    public string FlagProperty { get; init; } = "faultPredicted";

    /// <summary>A measurement looks faulty above this multiple of the machine's own healthy median.</summary>
    public double RmsRatio { get; init; } = 1.14;

    /// <summary>And at least this many robust standard deviations above it.</summary>
    public double SpreadFactor { get; init; } = 6;

    /// <summary>Below this share of the healthy median the machine stands still, and its measurements say nothing.</summary>
    public double StandstillRatio { get; init; } = 0.75;

    /// <summary>Measurements the normal is learned from where nothing is stored yet.</summary>
    public int BaselineCount { get; init; } = 300;

    /// <summary>How far back stored measurements are taken for the normal.</summary>
    public TimeSpan BaselineLookback { get; init; } = TimeSpan.FromDays(7);

    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Share of a window's measurements that makes the window faulty.</summary>
    public double FaultyShare { get; init; } = 0.10;

    /// <summary>Faulty windows in a row that predict a fault.</summary>
    public int RaiseWindows { get; init; } = 3;

    /// <summary>Share up to which a window is clean.</summary>
    public double ClearShare { get; init; } = 0.02;

    /// <summary>Clean windows in a row that take the prediction back.</summary>
    public int ClearWindows { get; init; } = 20;

    /// <summary>Windows with fewer measurements say nothing.</summary>
    public int MinimumCount { get; init; } = 3;

    public string RmsPath => $"{Component}.{RmsField}";

    public string FlagPath => $"{Component}.{FlagProperty}";

    public BearingRule ToRule() => new()
    {
        RmsRatio = RmsRatio,
        SpreadFactor = SpreadFactor,
        StandstillRatio = StandstillRatio,
        BaselineCount = BaselineCount,
        Windows = new()
        {
            Window = Window,
            FaultyShare = FaultyShare,
            ClearShare = ClearShare,
            RaiseWindows = RaiseWindows,
            ClearWindows = ClearWindows,
            MinimumCount = MinimumCount,
        },
    };
}
