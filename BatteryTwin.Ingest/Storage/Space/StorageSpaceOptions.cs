namespace BatteryTwin.Ingest.Storage.Space;

/// <summary>Section <c>BatteryTwin:Space</c>: when the disk of the data directory counts as nearly full. The smaller of the two limits holds.</summary>
public sealed record StorageSpaceOptions
{
    public const string Section = "BatteryTwin:Space";

    /// <summary>Free bytes below which space is low.</summary>
    public long LowBytes { get; init; } = 1_000_000_000;

    /// <summary>Free part of the disk below which space is low, in percent.</summary>
    public double LowPercent { get; init; } = 5;
}
