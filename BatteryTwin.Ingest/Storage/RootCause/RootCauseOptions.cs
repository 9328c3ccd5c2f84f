namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Section <c>BatteryTwin:RootCause</c>: limits of causal models and of what is asked of them.</summary>
public sealed record RootCauseOptions
{
    public const string Section = "BatteryTwin:RootCause";

    /// <summary>Models that can be kept; another one is refused.</summary>
    public int Models { get; init; } = 500;

    /// <summary>Models that stay fitted in memory; others are fitted again when they are asked.</summary>
    public int ModelsInMemory { get; init; } = 16;

    /// <summary>Most rows of a reference.</summary>
    public int ReferenceRows { get; init; } = 50_000;

    /// <summary>Most units explained in one request.</summary>
    public int UnitRows { get; init; } = 5_000;

    /// <summary>Most units of a batch.</summary>
    public int BatchRows { get; init; } = 50_000;

    /// <summary>Most events of an alarm flood or a normal run.</summary>
    public int AlarmEvents { get; init; } = 2_000_000;

    /// <summary>Most bytes of an upload, both as sent and without compression.</summary>
    public long UploadBytes { get; init; } = 128L << 20;
}
