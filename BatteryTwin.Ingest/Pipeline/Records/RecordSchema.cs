namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// How flat records (rows of a table, JSON objects) become points. Columns are named by the table's header, members of JSON objects by their path,
/// joined by dots. Columns that stand nowhere here are passed over.
/// </summary>
public sealed record RecordSchema
{
    /// <summary>Measurement of records that name none.</summary>
    public const string DefaultMeasurement = "telemetry";

    public required RecordTime Time { get; init; }

    public RecordPart Twin { get; init; } = RecordPart.None;

    public RecordPart Measurement { get; init; } = RecordPart.None;

    public IReadOnlyList<RecordTag> Tags { get; init; } = [];

    public IReadOnlyList<RecordField> Fields { get; init; } = [];

    /// <summary>Set for the long format; then there are no <see cref="Fields"/>.</summary>
    public RecordLong? Long { get; init; }

    /// <summary>JSON: members that stand nowhere else are fields too, named by their path.</summary>
    public bool OthersAreFields { get; init; }
}
