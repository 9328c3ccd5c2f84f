using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>What several messages hold together: points to store, and what could not be read, for quarantine.</summary>
internal sealed class DecodedMessages
{
    private const int KeptBytes = 8 * 1024;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<LineFault> _faults = [];
    private readonly TelemetryBatchBuilder _points = new();
    private int _faultCount;

    public void Add(SeriesKey key, long timeNs, FieldValue value) => _points.Add(key, timeNs, value, sourceRow: 1);

    public void Add(DecodedLines lines, string topic)
    {
        _points.Add(lines.Batch);
        _faults.AddRange(lines.Faults.Select(fault => fault with { Reason = About(topic, fault.Reason) }));
        _faultCount += lines.FaultCount;
    }

    /// <summary>A message, or one record of it, that could not be read.</summary>
    public void Refuse(SourceMessage message, string reason, ReadOnlySpan<byte> text)
    {
        _faults.Add(new(1, RejectionCode.Unparsable, About(message.Topic, reason), Shown(text)));
        _faultCount++;
    }

    /// <summary>Everything added; nothing can be added afterwards.</summary>
    public DecodedLines Build() => new(_points.Build(), _faults, _faultCount);

    private static string About(string topic, string reason) => $"message to '{topic}': {reason}";

    private static string Shown(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> kept = bytes.Length > KeptBytes ? bytes[..KeptBytes] : bytes;
        try
        {
            return s_strictUtf8.GetString(kept).TrimEnd();
        }
        catch (DecoderFallbackException)
        {
            return "base64:" + Convert.ToBase64String(kept);
        }
    }
}
