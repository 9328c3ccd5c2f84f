namespace BatteryTwin.Domain.Prognostics;

/// <summary>
/// When a run of windows counts as a fault and when as gone. A window is faulty when at least <see cref="FaultyShare"/> of its
/// measurements look faulty, clean when at most <see cref="ClearShare"/> do, and neither in between.
/// </summary>
public sealed record WindowRule
{
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Share of a window's measurements that makes it faulty.</summary>
    public double FaultyShare { get; init; } = 0.10;

    /// <summary>Share up to which a window counts as clean.</summary>
    public double ClearShare { get; init; } = 0.02;

    /// <summary>Faulty windows in a row that raise the fault.</summary>
    public int RaiseWindows { get; init; } = 3;

    /// <summary>Clean windows in a row that clear it.</summary>
    public int ClearWindows { get; init; } = 20;

    /// <summary>Windows with fewer measurements say nothing and are passed over.</summary>
    public int MinimumCount { get; init; } = 3;
}
