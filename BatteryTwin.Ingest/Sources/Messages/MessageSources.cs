using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.Reconnect;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>Makes what every source of messages needs, for each source its own.</summary>
internal sealed class MessageSources(DecodedWriter writer, SeriesKeyCache keys, IOptions<LineProtocolOptions> limits, ITwinGraph graph, TimeProvider time)
{
    public TimeProvider Time => time;

    public MessageIntake Intake(MessageSourceOptions options, IngestSource source, ConnectionMeter meter)
    {
        MessageDecoder decoder = new(options, limits.Value, new LineBodies(keys, limits.Value), graph, time);
        return new(decoder, writer, source, meter, BackOff(options), time);
    }

    public static BackOff BackOff(MessageSourceOptions options) => new(options.ReconnectDelay, options.MaxReconnectDelay, Random.Shared.NextDouble);
}
