using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Sources.LineProtocol;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>Turns the messages of one source into points. What cannot be read is noted with its reason; nothing a message holds makes it throw. Not thread-safe.</summary>
internal sealed class MessageDecoder(MessageSourceOptions options, LineProtocolOptions limits, LineBodies lines, ITwinGraph graph, TimeProvider time)
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly TopicReader _topics = new(options.TopicTemplates);
    private readonly JsonBodies _json = new(graph, options.Measurement, limits.MaxPointsPerBatch);

    public DecodedLines Decode(IReadOnlyList<SourceMessage> messages)
    {
        DecodedMessages decoded = new();
        foreach (SourceMessage message in messages)
        {
            try
            {
                Decode(message, decoded);
            }
#pragma warning disable CA1031 // A message that a decoder fails on must not come again and again: it is kept with the reason, and the others go on.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                decoded.Refuse(message, exception is DecoderFallbackException ? "the body is not UTF-8" : exception.Message, message.Body.Span);
            }
        }

        return decoded.Build();
    }

    private void Decode(SourceMessage message, DecodedMessages decoded)
    {
        if (message.Body.Length > limits.MaxBodyBytes)
        {
            decoded.Refuse(message, $"the body is larger than {limits.MaxBodyBytes} bytes ({LineProtocolOptions.Section}:{nameof(limits.MaxBodyBytes)})", message.Body.Span);
            return;
        }

        ReadOnlyMemory<byte> body = GzipText.IsGzip(message.Body.Span) ? GzipText.Inflate(message.Body, limits) : message.Body;
        TopicMatch? topic = _topics.Read(message.Topic);
        long timeNs = message.SentAtNs ?? time.NowNs();
        switch (FormatOf(body.Span, topic))
        {
            case MessageFormat.LineProtocol:
                lines.Read(message, body, timeNs, decoded);
                break;
            case MessageFormat.Json:
                // A record says by itself what it is about; one that does not is stored as unmapped.
                _json.Read(message, body, topic ?? TopicMatch.Nothing, timeNs, decoded);
                break;
            default:
                AddValue(message, body.Span, topic, timeNs, decoded);
                break;
        }
    }

    private MessageFormat FormatOf(ReadOnlySpan<byte> body, TopicMatch? topic)
    {
        if (options.Format != MessageFormat.Auto)
        {
            return options.Format;
        }

        ReadOnlySpan<byte> text = body.TrimStart(" \t\r\n"u8);
        return text.Length > 0 && text[0] is (byte)'{' or (byte)'[' ? MessageFormat.Json
            : topic?.Field is not null && !text.Contains((byte)'=') ? MessageFormat.Value
            : MessageFormat.LineProtocol;
    }

    private void AddValue(SourceMessage message, ReadOnlySpan<byte> body, TopicMatch? topic, long timeNs, DecodedMessages decoded)
    {
        if (topic?.Field is null)
        {
            decoded.Refuse(message, topic is null ? "the topic fits none of the TopicTemplates" : "the topic names no field for a bare value; give a template with {field}", body);
            return;
        }

        string text = s_strictUtf8.GetString(body);
        SeriesKey key = topic.KeyOf(options.Measurement);
        decoded.Add(key, timeNs, BareValue.Read(text, TwinFieldTypes.SchemaOf(graph.Current, key.Twin, key.Field)));
    }
}
