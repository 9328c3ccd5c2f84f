namespace BatteryTwin.Ingest.Pipeline;

/// <summary>
/// Rejected input, kept for people: as line protocol where it could be read, else the raw line. Replay feeds <see cref="Line"/> to the
/// pipeline again, with the time in the line already in nanoseconds.
/// </summary>
public sealed record QuarantinedPoint
{
    public required long Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Kind and name of the source, <c>http/write</c>.</summary>
    public required string Source { get; init; }

    public string? Twin { get; init; }

    public string? Field { get; init; }

    public required string Line { get; init; }

    /// <summary>Stable code: <c>unparsable</c>, <c>typeMismatch</c>, <c>notFinite</c>, <c>timeOutOfRange</c>, <c>outOfSchema</c>, ….</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong and what to do, in words.</summary>
    public required string Reason { get; init; }

    public bool Replayed { get; init; }
}
