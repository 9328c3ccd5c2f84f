using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Reads JSON lines: one record a line, blank lines passed over. Not thread-safe.</summary>
internal sealed class JsonLinesParser(JsonRecordDecoder decoder, RecordLimits limits, int firstRow) : IRecordParser
{
    private bool _skipping;

    public bool IsFull => decoder.IsFull;

    public int Row { get; private set; } = firstRow;

    public int Parse(ReadOnlySpan<byte> text, bool isLast)
    {
        int at = 0;
        while (at < text.Length && !IsFull)
        {
            ReadOnlySpan<byte> rest = text[at..];
            int newline = rest.IndexOf((byte)'\n');
            if (newline < 0 && !isLast)
            {
                return at + Wait(rest);
            }

            ReadOnlySpan<byte> line = newline < 0 ? rest : rest[..newline];
            Add(line);
            Row += newline < 0 ? 0 : 1;
            at += newline < 0 ? rest.Length : newline + 1;
        }

        return at;
    }

    public DecodedLines Take() => decoder.Take();

    private void Add(ReadOnlySpan<byte> line)
    {
        if (_skipping)
        {
            _skipping = false;
        }
        else if (line.Length > limits.RecordBytes)
        {
            AddTooLong(line);
        }
        else if (line.IndexOfAnyExcept(" \t\r"u8) >= 0)
        {
            decoder.Add(line, Row);
        }
    }

    private int Wait(ReadOnlySpan<byte> rest)
    {
        if (_skipping)
        {
            return rest.Length;
        }

        if (rest.Length <= limits.RecordBytes)
        {
            return 0;
        }

        AddTooLong(rest);
        _skipping = true;
        return rest.Length;
    }

    private void AddTooLong(ReadOnlySpan<byte> line) => decoder.AddFault(Row, RejectionCode.LineTooLong, $"is longer than {limits.RecordBytes} bytes", line[..Math.Min(line.Length, 256)]);
}
