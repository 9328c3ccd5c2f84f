namespace BatteryTwin.Ingest.Events;

/// <summary>Section <c>BatteryTwin:Events</c>: event routes and how their events are delivered.</summary>
public sealed record EventOptions
{
    public const string Section = "BatteryTwin:Events";

    /// <summary>Host name of this service, the source that events name.</summary>
    public string Source { get; init; } = "localhost";

    public int MaxRoutes { get; init; } = 6;

    /// <summary>Most events that may wait for delivery on one route; those beyond go to its dead-letter file.</summary>
    public int MaxWaiting { get; init; } = 100_000;

    /// <summary>Attempts after which an event goes to the dead-letter file.</summary>
    public int MaxAttempts { get; init; } = 30;

    /// <summary>Age after which an event that could not be delivered goes to the dead-letter file.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Longest wait for an endpoint's answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Pause after the first failed attempt; each further one doubles it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause that doubling leads to.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Size at which a route's dead-letter file is put aside for a new one; one older file is kept.</summary>
    public long DeadLetterBytes { get; init; } = 16 * 1024 * 1024;
}
