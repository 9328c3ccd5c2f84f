namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>What a zone is doing at one moment. <paramref name="State"/> as of every source; the rest counts since the start.</summary>
internal sealed record LandingMoment(SourceState State)
{
    public long WaitingFiles { get; init; }

    public long WaitingBytes { get; init; }

    /// <summary>When the file that waits longest was written.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>The file being taken, and how much of it has been read, 0 to 1.</summary>
    public LandingFile? Current { get; init; }

    public double Share { get; init; }

    public long Errors { get; init; }

    public long Reconnects { get; init; }

    public string? LastError { get; init; }

    public DateTimeOffset? LastErrorAt { get; init; }
}
