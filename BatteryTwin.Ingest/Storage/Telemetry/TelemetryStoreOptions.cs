namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Section <c>BatteryTwin:Telemetry</c>: which telemetry store and how it keeps points.</summary>
public sealed record TelemetryStoreOptions
{
    public const string Section = "BatteryTwin:Telemetry";

    /// <summary>The store inside this process.</summary>
    public const string Embedded = "Embedded";

    /// <summary>An InfluxDB server, see section <c>BatteryTwin:Telemetry:InfluxDb</c>.</summary>
    public const string InfluxDb = "InfluxDb";

    /// <summary>Name of the store: <see cref="Embedded"/> or <see cref="InfluxDb"/>.</summary>
    public string Store { get; init; } = Embedded;

    public bool IsInfluxDb => string.Equals(Store, InfluxDb, StringComparison.OrdinalIgnoreCase);

    /// <summary>How often written points are forced to the disk; a power cut may cost this much.</summary>
    public TimeSpan FsyncInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Force points to the disk before a write is acknowledged.</summary>
    public bool Strict { get; init; }

    /// <summary>After this long without new points, those in the log are packed into blocks, when that makes the directory smaller.</summary>
    public TimeSpan SealAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Days after which points may be dropped; null keeps them for ever.</summary>
    public double? RetentionDays { get; init; }

    /// <summary>Keep summaries of every minute and every hour beside the points.</summary>
    public bool Rollups { get; init; } = true;

    /// <summary>Days after which summaries of minutes may be dropped; null keeps them for ever.</summary>
    public double? MinuteRetentionDays { get; init; }

    /// <summary>Days after which summaries of hours may be dropped; null keeps them for ever.</summary>
    public double? HourRetentionDays { get; init; }
}
