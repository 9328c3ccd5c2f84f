using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Reads text that comes in pieces, record by record. Between two calls it stands at the beginning of a record unless it is skipping one that is too long.</summary>
internal interface IRecordParser
{
    /// <summary>The batch holds enough; take it before parsing on.</summary>
    bool IsFull { get; }

    /// <summary>Number of the line that comes next.</summary>
    int Row { get; }

    /// <summary>Parses whole records until the batch is full; returns the bytes used up. What is left must come again with what follows.</summary>
    int Parse(ReadOnlySpan<byte> text, bool isLast);

    /// <summary>What has been parsed; the next batch begins.</summary>
    DecodedLines Take();
}
