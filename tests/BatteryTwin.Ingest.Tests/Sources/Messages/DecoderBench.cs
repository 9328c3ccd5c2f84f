using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.Messages;
using BatteryTwin.Ingest.Sources.RabbitMq;
using BatteryTwin.Ingest.Tests.Shared;

namespace BatteryTwin.Ingest.Tests.Sources.Messages;

/// <summary>A decoder over a graph that the test sets; tells what it made of messages as text.</summary>
internal sealed class DecoderBench
{
    public const long NowNs = 1_772_352_000_000_000_000;

    private readonly MessageDecoder _decoder;

    public DecoderBench(MessageFormat format = MessageFormat.Auto, params string[] templates)
    {
        LineProtocolOptions limits = new() { MaxBodyBytes = 4_096, MaxInflatedBytes = 8_192 };
        RabbitMqConnectionOptions options = new() { Format = format, TopicTemplates = templates };
        _decoder = new(options, limits, new LineBodies(new SeriesKeyCache(100), limits), Graph, new ManualTime());
    }

    public StaticTwinGraph Graph { get; } = new();

    public DecodedLines Decode(string topic, string body, long? sentAtNs = null) => Decode(topic, Encoding.UTF8.GetBytes(body), sentAtNs);

    public DecodedLines Decode(string topic, byte[] body, long? sentAtNs = null) => _decoder.Decode([new(topic, body, sentAtNs)]);

    /// <summary>Points as line protocol, times as distance from <see cref="NowNs"/>; nothing may have been refused.</summary>
    public string[] Lines(string topic, string body, long? sentAtNs = null)
    {
        DecodedLines decoded = Decode(topic, body, sentAtNs);
        Assert.Empty(decoded.Faults);
        return Lines(decoded);
    }

    public static string[] Lines(DecodedLines decoded)
    {
        TelemetryBatch batch = decoded.Batch;
        return [.. Enumerable.Range(0, batch.Count).Select(i => LineProtocolText.Format(batch.Series[batch.SeriesIndexes[i]].Key, batch.ValueAt(i), batch.TimesNs[i] - NowNs))];
    }
}
