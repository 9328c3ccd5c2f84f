using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.LineProtocol;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>Reads message bodies in line protocol with the parser of the write endpoints. Not thread-safe.</summary>
internal sealed class LineBodies(SeriesKeyCache keys, LineProtocolOptions options)
{
    private readonly LineProtocolParser _parser = new(keys, options);

    /// <param name="message">For the topic.</param>
    /// <param name="text">The inflated body; times in nanoseconds.</param>
    /// <param name="timeNs">The time of lines without one.</param>
    /// <param name="target">Takes points and faults.</param>
    public void Read(SourceMessage message, ReadOnlyMemory<byte> text, long timeNs, DecodedMessages target)
    {
        _parser.Begin(nsPerUnit: 1, timeNs);
        using BodyDecoder body = new(_parser, text, gzip: false, options);
        while (!body.IsDone)
        {
            target.Add(body.Next(), message.Topic);
        }
    }
}
