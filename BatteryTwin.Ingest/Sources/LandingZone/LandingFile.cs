namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>A file in the ledger. <see cref="Path"/> is relative to its zone, with slashes.</summary>
public sealed record LandingFile
{
    public required long Id { get; init; }

    public required string Zone { get; init; }

    public required string Path { get; init; }

    public required long SizeBytes { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    public required LandingFileState State { get; init; }

    public required LandingProgress Progress { get; init; }

    /// <summary>The schema file that its rows were read by; null where none is needed.</summary>
    public string? Schema { get; init; }

    public string? Reason { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Where the file lies now, relative to its zone; null when it is gone.</summary>
    public string? Place { get; init; }
}
