using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.Validation;

/// <summary>
/// How values of one type fit a DTDL schema: the type they are stored as, the range of whole numbers and the test of texts they must
/// pass, and in words what is allowed.
/// </summary>
internal sealed record SchemaFit(FieldType StoredAs, string Allowed)
{
    public long Min { get; init; } = long.MinValue;

    public long Max { get; init; } = long.MaxValue;

    public Predicate<string>? AllowsText { get; init; }

    public bool ChecksValues => AllowsText is not null || Min != long.MinValue || Max != long.MaxValue;
}
