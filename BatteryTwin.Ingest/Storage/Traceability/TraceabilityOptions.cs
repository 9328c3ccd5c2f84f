namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Section <c>BatteryTwin:Traceability</c>: how much of the units that are sent one by one is kept.</summary>
public sealed record TraceabilityOptions
{
    public const string Section = "BatteryTwin:Traceability";

    /// <summary>Units of one kind that are kept beside an imported genealogy, about 150 bytes of memory each; the oldest go first, some thousands at a time.</summary>
    public int MostUnits { get; init; } = 400_000;

    /// <summary>Days after which units that were sent are dropped.</summary>
    public int RetentionDays { get; init; } = 400;

    /// <summary>Most bytes of one request that adds units, as it is sent and without compression.</summary>
    public long AppendBytes { get; init; } = 64L << 20;
}
