namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Bounds of a decoder.</summary>
public sealed record RecordLimits
{
    public static RecordLimits Default { get; } = new();

    /// <summary>Points after which a batch is full.</summary>
    public int PointsPerBatch { get; init; } = 100_000;

    /// <summary>Faults of one batch that are kept in detail; further ones are only counted.</summary>
    public int FaultsPerBatch { get; init; } = 10_000;

    /// <summary>Longest record, in bytes.</summary>
    public int RecordBytes { get; init; } = 256 * 1024;

    /// <summary>Most columns of a table, and most members of a JSON record.</summary>
    public int Columns { get; init; } = 10_000;
}
