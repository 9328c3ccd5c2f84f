namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>
/// Section <c>BatteryTwin:Detection:Spread</c>: values that a controller should hold still. A window whose standard deviation exceeds the
/// field's limit is faulty; the run of windows decides as for bearings.
/// </summary>
public sealed record SpreadDetectionOptions
{
    public const string Section = "BatteryTwin:Detection:Spread";

    public bool Enabled { get; init; } = true;

    /// <summary>Largest standard deviation of a steady window by field (<c>DryerFanSpeed</c>, <c>Component.field</c>), in the field's unit; 0 turns a field off.</summary>
    public Dictionary<string, double> Limits { get; init; } = new(StringComparer.Ordinal) { ["DryerFanSpeed"] = 1 };

    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Windows in a row that raise the alert.</summary>
    public int RaiseWindows { get; init; } = 3;

    /// <summary>Steady windows in a row that clear it.</summary>
    public int ClearWindows { get; init; } = 20;

    /// <summary>Windows with fewer values say nothing.</summary>
    public int MinimumCount { get; init; } = 10;

    public bool IsValid =>
        Limits.Values.All(limit => limit >= 0 && double.IsFinite(limit))
        && Window >= TimeSpan.FromSeconds(1) && Window <= TimeSpan.FromHours(1)
        && RaiseWindows is >= 1 and <= 1000
        && ClearWindows is >= 1 and <= 10_000
        && MinimumCount is >= 2 and <= 1000;
}
