namespace BatteryTwin.Ingest.Remote;

/// <summary>Section <c>BatteryTwin:Ingest</c>: the ingest service that runs as a process of its own.</summary>
public sealed record RemoteIngestOptions
{
    public const string Section = "BatteryTwin:Ingest";

    /// <summary>Address of the ingest service; empty: it runs in this process.</summary>
    public string Endpoint { get; init; } = string.Empty;

    /// <summary>How often counts and doubts of the service are read.</summary>
    public TimeSpan StatusInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest wait for an answer.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A live feed without a sign of life for this long counts as broken. The service shows one every <c>BatteryTwin:Live:Heartbeat</c>.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Pause before the live feed is opened again; it doubles with each failure.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest such pause.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);
}
