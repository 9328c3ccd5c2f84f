using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.Reconnect;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>Makes what every source of messages needs, for each source its own.</summary>
internal sealed class MessageSources(IIngestPipeline pipeline, LineRejections rejections, SeriesKeyCache keys, IOptions<LineProtocolOptions> limits, DeclaredSchemas schemas, TimeProvider time)
{
    public TimeProvider Time => time;

    public MessageIntake Intake(MessageSourceOptions options, IngestSource source, ConnectionMeter meter)
    {
        MessageDecoder decoder = new(options, limits.Value, new LineBodies(keys, limits.Value), schemas, time);
        return new(decoder, pipeline, rejections, source, meter, BackOff(options), time);
    }

    public BackOff BackOff(MessageSourceOptions options) => new(options.ReconnectDelay, options.MaxReconnectDelay, Random.Shared.NextDouble);
}
