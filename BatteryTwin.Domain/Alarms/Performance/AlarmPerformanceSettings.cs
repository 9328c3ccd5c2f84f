namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>Limits by which alarms are judged (ISA-18.2, EEMUA 191); public texts split on some, so all are settings.</summary>
public sealed record AlarmPerformanceSettings
{
    public static AlarmPerformanceSettings Usual { get; } = new();

    /// <summary>Window of floods and bins.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A flood starts when a window holds more alarms than this.</summary>
    public int FloodStartsAbove { get; init; } = 10;

    /// <summary>A flood ends when a window holds fewer alarms than this.</summary>
    public int FloodEndsBelow { get; init; } = 5;

    /// <summary>Activations of one tag within <see cref="ChatterWindow"/> that make it chatter.</summary>
    public int ChatterActivations { get; init; } = 3;

    public TimeSpan ChatterWindow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>An alarm that is gone sooner, and that nobody acknowledged, was too fast to act on.</summary>
    public TimeSpan FleetingBelow { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>An alarm active longer than this without a break is stale.</summary>
    public TimeSpan StaleAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>An hour with more alarms counts as busy.</summary>
    public int BusyHourAbove { get; init; } = 30;
}
