namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>
/// Where notifications go: a webhook (<see cref="Url"/>) or people's mail (<see cref="To"/>). Addresses and secrets may be confidential: nothing but the channel's
/// name is logged or shown.
/// </summary>
public sealed record NotificationChannel
{
    /// <summary>Absolute http or https address of a webhook.</summary>
    public string Url { get; init; } = string.Empty;

    /// <summary>Signs what goes to the webhook; empty = unsigned.</summary>
    public string Secret { get; init; } = string.Empty;

    /// <summary>Mail addresses.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    public bool IsMail => To.Count > 0;
}
