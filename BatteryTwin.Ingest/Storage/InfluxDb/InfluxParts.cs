using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>The pieces of the store on an InfluxDB server, put together.</summary>
internal sealed class InfluxParts : IDisposable
{
    /// <summary>Points that may be ahead of a server that takes them.</summary>
    public const long PointsAhead = 400_000;

    public InfluxParts(string folder, IOptions<InfluxDbOptions> options, IOptions<TelemetryStoreOptions> telemetry, RejectionLog? quarantine, TimeProvider time, ILogger logger, Func<string, AppendFile>? open = null)
    {
        Client = new InfluxClient(options);
        Link = new InfluxLink(Client.Address, time, logger);
        Refused = new RefusedPoints(quarantine, logger);
        Buffer = new InfluxBuffer(folder, new InfluxBufferLimits(options.Value.BufferBytes), Types, time, logger, open ?? (path => new AppendFile(path)));
        Setup = new InfluxSetup(Client, options, telemetry, logger);
        Schema = new SchemaRefresh(Client, Setup, Buffer, Link, options, time);
        Finder = new SeriesFinder(Client);
        Sending = new InfluxSending(
            Buffer,
            new BufferReader(Buffer, options.Value.BatchLines, logger),
            new LineSender(Client, Link, Setup, Refused, options, time),
            options.Value.Connections,
            logger);
    }

    public InfluxClient Client { get; }

    public InfluxLink Link { get; }

    public FieldTypes Types { get; } = new();

    public InfluxBuffer Buffer { get; }

    public InfluxSetup Setup { get; }

    public SchemaRefresh Schema { get; }

    public SeriesFinder Finder { get; }

    public InfluxSending Sending { get; }

    public RefusedPoints Refused { get; }

    public void Dispose()
    {
        Buffer.Dispose();
        Schema.Dispose();
        Setup.Dispose();
        Client.Dispose();
    }
}
