using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage;

/// <summary>What a telemetry store cannot hold although line protocol can say it. This one holds everything.</summary>
public class TelemetryStoreRules
{
    public static TelemetryStoreRules None { get; } = new();

    /// <summary>False: unsigned integers must come as signed ones.</summary>
    public virtual bool HasUnsigned => true;

    /// <summary>True: a field has one type for all series of its measurement; false: each series has its own.</summary>
    public virtual bool OneTypePerField => false;

    /// <summary>Why no point of a series by this name can be stored; null when it can.</summary>
    public virtual string? FaultOf(SeriesKey key) => null;
}
