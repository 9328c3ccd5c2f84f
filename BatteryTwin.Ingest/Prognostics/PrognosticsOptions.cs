namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Section <c>BatteryTwin:Prognostics</c>: data sets and models of remaining life and faults.</summary>
public sealed record PrognosticsOptions
{
    public const string Section = "BatteryTwin:Prognostics";

    /// <summary>Longest file that is taken, as it is sent (plain or gzip).</summary>
    public long MaxUploadBytes { get; init; } = 512L << 20;

    /// <summary>Longest text after gunzip.</summary>
    public long MaxTextBytes { get; init; } = 4L << 30;

    /// <summary>Threads a training may use; 0 = one per processor.</summary>
    public int TrainingThreads { get; init; }
}
