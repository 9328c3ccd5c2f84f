namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>What the server said to a write.</summary>
/// <param name="Kind">What it means for the lines.</param>
/// <param name="Reason">The server's words, or why there are none.</param>
internal sealed record WriteReply(WriteReplyKind Kind, string Reason = "")
{
    public static WriteReply Taken { get; } = new(WriteReplyKind.Taken);

    /// <summary>How many lines the server says it dropped; null when it does not say.</summary>
    public int? Dropped { get; init; }

    /// <summary>Pause the server asks for.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
