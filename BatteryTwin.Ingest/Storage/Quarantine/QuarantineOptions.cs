namespace BatteryTwin.Ingest.Storage.Quarantine;

/// <summary>Section <c>BatteryTwin:Quarantine</c>: how much rejected input is kept; the oldest gives way.</summary>
public sealed record QuarantineOptions
{
    public const string Section = "BatteryTwin:Quarantine";

    public int MaxPoints { get; init; } = 100_000;

    /// <summary>Sum of the kept lines' lengths, in bytes.</summary>
    public long MaxBytes { get; init; } = 64L * 1024 * 1024;
}
