using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Records;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>A file of line protocol, times in nanoseconds; points without one get the time of the file, so that they have the same when they are read again.</summary>
internal sealed class LineProtocolFile : IRecordParser
{
    private readonly LineProtocolParser _parser;

    public LineProtocolFile(LineProtocolParser parser, long fileTimeNs, int firstRow)
    {
        _parser = parser;
        _parser.Begin(nsPerUnit: 1, fileTimeNs, firstRow);
    }

    public bool IsFull => _parser.IsFull;

    public int Row => _parser.Row;

    public int Parse(ReadOnlySpan<byte> text, bool isLast) => _parser.Parse(text, isLast);

    public DecodedLines Take() => _parser.Take();
}
