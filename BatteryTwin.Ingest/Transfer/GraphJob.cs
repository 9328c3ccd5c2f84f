namespace BatteryTwin.Ingest.Transfer;

/// <summary>A job of the Azure Digital Twins API as it is remembered; addresses are kept without their signatures.</summary>
public sealed record GraphJob
{
    /// <summary>Jobs are forgotten after this time.</summary>
    public static TimeSpan KeptFor { get; } = TimeSpan.FromDays(30);

    public required GraphJobKind Kind { get; init; }

    public required string Id { get; init; }

    public string? InputBlobUri { get; init; }

    public string? OutputBlobUri { get; init; }

    public required GraphJobStatus Status { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastActionAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset PurgeAt => CreatedAt + KeptFor;

    public string? ErrorCode { get; init; }

    public string? ErrorMessage { get; init; }

    public bool IsFinished => Status is GraphJobStatus.Failed or GraphJobStatus.Succeeded or GraphJobStatus.Cancelled;
}
