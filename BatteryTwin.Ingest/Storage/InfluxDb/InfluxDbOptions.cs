namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Section <c>BatteryTwin:Telemetry:InfluxDb</c>: the server that keeps telemetry when <c>BatteryTwin:Telemetry:Store</c> is <c>InfluxDb</c>.</summary>
public sealed class InfluxDbOptions
{
    public const string Section = "BatteryTwin:Telemetry:InfluxDb";

    /// <summary>Address of the server, for example <c>http://localhost:8086</c>.</summary>
    public string Url { get; init; } = string.Empty;

    /// <summary>Database (1.x, 3.x) or bucket (2.x).</summary>
    public string Database { get; init; } = "batterytwin";

    /// <summary>Retention policy; empty: the database's default one.</summary>
    public string RetentionPolicy { get; init; } = string.Empty;

    /// <summary>Organization of a 2.x server; its bucket and database mapping are then created when missing. Needs <see cref="Token"/>.</summary>
    public string Organization { get; init; } = string.Empty;

    /// <summary>User of a 1.x server.</summary>
    public string User { get; init; } = string.Empty;

    public string Password { get; init; } = string.Empty;

    /// <summary>Token of a 2.x or 3.x server.</summary>
    public string Token { get; init; } = string.Empty;

    /// <summary>Create the database and set its retention; false when someone else does.</summary>
    public bool CreateDatabase { get; init; } = true;

    /// <summary>The server knows unsigned integers (2.x, 3.x). Otherwise they are stored as signed ones and those above 2^63−1 are quarantined.</summary>
    public bool UnsignedIntegers { get; init; }

    /// <summary>Compress what is sent; null: unless the server is on this machine.</summary>
    public bool? Compress { get; init; }

    /// <summary>Most bytes that may wait on the disk for the server; more writes are refused.</summary>
    public long BufferBytes { get; init; } = 1L << 30;

    /// <summary>Most lines in one request.</summary>
    public int BatchLines { get; init; } = 5_000;

    /// <summary>Requests under way at once; all points of a series take the same one, so their order is kept.</summary>
    public int Connections { get; init; } = 2;

    /// <summary>Longest wait for an answer to a write, or for the next piece of an answer to a query.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time a read waits for acknowledged points it asks for that are still on their way to the server.</summary>
    public TimeSpan ReadWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Pause after the first failed attempt; it doubles with each one.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest pause between attempts.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the types of fields that others write are asked for.</summary>
    public TimeSpan SchemaInterval { get; init; } = TimeSpan.FromSeconds(10);
}
