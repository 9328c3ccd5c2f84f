namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Section <c>BatteryTwin:Ingest:LineProtocol</c>: limits of what one request may bring.</summary>
public sealed record LineProtocolOptions
{
    public const string Section = "BatteryTwin:Ingest:LineProtocol";

    /// <summary>Longest line, in bytes.</summary>
    public int MaxLineBytes { get; init; } = 64 * 1024;

    /// <summary>Largest request body as sent, in bytes.</summary>
    public int MaxBodyBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Largest request body after decompression, in bytes.</summary>
    public long MaxInflatedBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Bodies held in memory at one time by all requests together, in bytes; more are refused for the moment.</summary>
    public long MaxBufferedBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Points handed to the pipeline at once; larger bodies go in several batches.</summary>
    public int MaxPointsPerBatch { get; init; } = 500_000;

    /// <summary>Bad lines of one batch that are kept in detail; further ones are only counted.</summary>
    public int MaxFaultsPerBatch { get; init; } = 10_000;

    /// <summary>Series whose names stay decoded between requests.</summary>
    public int MaxCachedSeries { get; init; } = 250_000;
}
