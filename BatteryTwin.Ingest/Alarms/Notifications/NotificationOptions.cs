namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Section <c>BatteryTwin:Notifications</c>: channels by name, the mail server, and how often delivery is tried.</summary>
public sealed class NotificationOptions
{
    public const string Section = "BatteryTwin:Notifications";

    public Dictionary<string, NotificationChannel> Channels { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public MailServerOptions Mail { get; init; } = new();

    /// <summary>Address at which people reach the pages, for links; empty = no links.</summary>
    public string PublicAddress { get; init; } = string.Empty;

    /// <summary>Longest wait for a webhook's or mail server's answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Pause after the first failed attempt; each further one doubles it.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest pause that doubling leads to.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Age after which delivery is given up and the message goes into the log as failed.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Deliveries that the log keeps.</summary>
    public int MaxLogged { get; init; } = 10_000;
}
