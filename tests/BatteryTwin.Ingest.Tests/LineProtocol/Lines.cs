using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Tests.LineProtocol;

/// <summary>Parses text for tests and flattens the columns again.</summary>
internal static class Lines
{
    public const long ServerTimeNs = 1_700_000_000_123_456_789;

    public static ParsedLines Parse(string text, long nsPerUnit = 1, LineProtocolOptions? options = null) => Parse(Encoding.UTF8.GetBytes(text), [], nsPerUnit, options);

    /// <summary>Parses bytes that arrive in pieces cut at the given places.</summary>
    public static ParsedLines Parse(byte[] bytes, IEnumerable<int> cuts, long nsPerUnit = 1, LineProtocolOptions? options = null)
    {
        LineProtocolParser parser = new(new SeriesKeyCache(1_000), options ?? new());
        parser.Begin(nsPerUnit, ServerTimeNs);
        ParsedLines parsed = new();
        int at = 0;
        foreach (int end in cuts.Append(bytes.Length))
        {
            bool isLast = end == bytes.Length;
            at += parser.Parse(bytes.AsSpan(at, Math.Max(0, end - at)), isLast);
            while (parser.IsFull)
            {
                parsed.Add(parser.Take());
                at += parser.Parse(bytes.AsSpan(at, Math.Max(0, end - at)), isLast);
            }
        }

        Assert.Equal(bytes.Length, at);
        parsed.Add(parser.Take());
        return parsed;
    }
}
