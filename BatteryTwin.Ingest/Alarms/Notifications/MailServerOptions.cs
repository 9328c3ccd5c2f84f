namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Section <c>BatteryTwin:Notifications:Mail</c>: the server that mail is handed to.</summary>
public sealed record MailServerOptions
{
    /// <summary>Host name; empty = no mail.</summary>
    public string Host { get; init; } = string.Empty;

    public int Port { get; init; } = 587;

    /// <summary>Speaks TLS (STARTTLS); without it a password is not sent.</summary>
    public bool UseTls { get; init; } = true;

    public string UserName { get; init; } = string.Empty;

    public string Password { get; init; } = string.Empty;

    /// <summary>Address that mail comes from.</summary>
    public string From { get; init; } = string.Empty;
}
