namespace BatteryTwin.Ingest.Pipeline;

/// <summary>
/// Where a batch came from. <paramref name="Kind"/>: <c>http</c>, <c>demo-plant</c>, …; <paramref name="Name"/> tells sources of a kind apart.
/// <paramref name="Historical"/> marks backfill: stored like everything else, but passed neither to detectors nor to live state.
/// </summary>
public sealed record IngestSource(string Kind, string Name, bool Simulated = false, bool Historical = false)
{
    /// <summary>The file or message that holds the batch, for the words of rejected points; sources are counted together whatever it is.</summary>
    public string? Document { get; init; }

    /// <summary>True for values that this process computed from others: no sensor gave them, so none is doubted for them.</summary>
    public bool IsComputed { get; init; }
}
