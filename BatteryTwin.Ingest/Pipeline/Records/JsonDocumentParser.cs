using System.Buffers;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Reads the records of a JSON document: one object, several behind one another, or an array of them, written in any number of lines. Not thread-safe.</summary>
internal sealed class JsonDocumentParser(JsonRecordDecoder decoder, RecordLimits limits, int firstRow) : IRecordParser
{
    private static readonly SearchValues<byte> s_betweenRecords = SearchValues.Create(" \t\r\n[],"u8);

    private bool _lost;
    private bool _noted;

    public bool IsFull => decoder.IsFull;

    public int Row { get; private set; } = firstRow;

    public int Parse(ReadOnlySpan<byte> text, bool isLast)
    {
        int at = 0;
        while (at < text.Length && !IsFull)
        {
            int used = _lost ? text.Length - at : text[at] == '{' ? ParseObject(text[at..], isLast) : PassBetween(text[at..]);
            if (used == 0)
            {
                break;
            }

            Row += text.Slice(at, used).Count((byte)'\n');
            at += used;
        }

        return at;
    }

    public DecodedLines Take() => decoder.Take();

    private int ParseObject(ReadOnlySpan<byte> text, bool isLast)
    {
        int end = EndOf(text);
        if (end == 0 && !isLast && text.Length <= limits.RecordBytes)
        {
            return 0;
        }

        if (end == 0 || end > limits.RecordBytes)
        {
            // Where the next record would begin cannot be told.
            _lost = end == 0;
            string reason = end == 0 && text.Length <= limits.RecordBytes
                ? "has no end: a closing brace is missing"
                : $"is longer than {limits.RecordBytes} bytes: one object per record is expected, or an array of them";
            decoder.AddFault(Row, RejectionCode.Unparsable, reason, text[..Math.Min(text.Length, 256)]);
            return end == 0 ? text.Length : end;
        }

        decoder.Add(text[..end], Row);
        return end;
    }

    /// <summary>Brackets, commas and space between records; other text is noted once.</summary>
    private int PassBetween(ReadOnlySpan<byte> text)
    {
        int next = text.IndexOf((byte)'{');
        ReadOnlySpan<byte> between = next < 0 ? text : text[..next];
        if (!_noted && between.IndexOfAnyExcept(s_betweenRecords) is >= 0 and var at)
        {
            _noted = true;
            decoder.AddFault(Row + between[..at].Count((byte)'\n'), RejectionCode.Unparsable, "holds text between the records", between.Slice(at, Math.Min(between.Length - at, 256)));
        }

        return between.Length;
    }

    /// <summary>Length of the object that begins the text; 0 when it does not end there.</summary>
    private static int EndOf(ReadOnlySpan<byte> text)
    {
        int depth = 0;
        for (int at = 0; at < text.Length; at++)
        {
            int next = text[at..].IndexOfAny((byte)'"', (byte)'{', (byte)'}');
            if (next < 0)
            {
                return 0;
            }

            at += next;
            if (text[at] == '"')
            {
                at = CloseOf(text, at + 1);
            }
            else
            {
                depth += text[at] == '{' ? 1 : -1;
                if (depth == 0)
                {
                    return at + 1;
                }
            }
        }

        return 0;
    }

    private static int CloseOf(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] != '"')
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return at;
    }
}
