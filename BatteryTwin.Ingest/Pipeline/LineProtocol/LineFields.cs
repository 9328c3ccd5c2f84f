using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>
/// Reads the fields of one line and holds them until the line proves sound: a line counts as a whole or not at all.
/// </summary>
internal sealed class LineFields
{
    private readonly List<string> _texts = [];
    private StagedField[] _staged = new StagedField[16];
    private int _count;

    /// <summary>What is wrong after <see cref="LineOutcome.Fault"/>, the code for it, and the byte where it was found.</summary>
    public string Reason { get; private set; } = string.Empty;

    public string Code { get; private set; } = RejectionCode.Unparsable;

    public int FaultAt { get; private set; }

    /// <summary>After a fault: the opening quote of a string that was not closed properly, else -1.</summary>
    public int OpenQuoteAt { get; private set; }

    public LineOutcome Read(ref LineCursor line, InternTable table, InternedKey head)
    {
        _count = 0;
        _texts.Clear();
        OpenQuoteAt = -1;
        ReadOnlySpan<PredictedField> predicted = head.Predicted;
        for (int position = 0; ; position++)
        {
            LineOutcome outcome = position < predicted.Length && TakePredicted(ref line, predicted[position].Raw)
                ? ReadValue(ref line, predicted[position].Key, predicted[position].Id)
                : ReadOther(ref line, table, head);
            if (outcome != LineOutcome.Read)
            {
                return outcome;
            }

            if (line.AtEnd || line.Text[line.At] == ' ')
            {
                return LineOutcome.Read;
            }

            if (line.Text[line.At] != ',')
            {
                return Fault(line.At, "expected ',' or ' ' after a field value");
            }

            line.At++;
        }
    }

    /// <summary>Moves the fields into the batch, all at one time.</summary>
    public void AddTo(TelemetryBatchBuilder builder, FieldSlots slots, long timeNs, int row)
    {
        foreach (ref readonly StagedField field in _staged.AsSpan(0, _count))
        {
            int index = slots.IndexOf(in field, builder);
            if (field.Type == FieldType.String)
            {
                builder.Add(index, timeNs, FieldValue.String(_texts[(int)field.Bits]), row);
            }
            else
            {
                builder.Add(index, timeNs, field.Bits, row);
            }
        }
    }

    private static bool TakePredicted(ref LineCursor line, byte[] raw)
    {
        if (!line.Text[line.At..line.End].StartsWith(raw))
        {
            return false;
        }

        line.At += raw.Length;
        return true;
    }

    private LineOutcome ReadOther(ref LineCursor line, InternTable table, InternedKey head) =>
        ReadKey(ref line, table, head) is { } field ? ReadValue(ref line, field, field.Id) : LineOutcome.Fault;

    private void Stage(InternedKey field, int id, FieldType type, long bits)
    {
        if (_count == _staged.Length)
        {
            Array.Resize(ref _staged, _count * 2);
        }

        _staged[_count++] = new(field, id, type, bits);
    }

    private InternedKey? ReadKey(ref LineCursor line, InternTable table, InternedKey head)
    {
        ReadOnlySpan<byte> text = line.Line;
        int end = KeyEnd(text, line.At);
        if (end == text.Length || text[end] != '=')
        {
            Fault(end, end == line.At ? "missing field key" : "missing field value: expected '=' after the field key");
            return null;
        }

        if (end == line.At)
        {
            Fault(line.At, "missing field key");
            return null;
        }

        ReadOnlySpan<byte> raw = text[line.At..(end + 1)];
        InternedKey? field = table.Find(head, raw);
        if (field is null)
        {
            if (EscapedText.Decode(raw[..^1], ",= "u8) is not { } name)
            {
                Fault(line.At, "invalid UTF-8");
                return null;
            }

            SeriesKey series = new(head.Head.Measurement, head.Head.Tags, name);
            field = table.Add(head, raw, (id, bytes, hash) => new(id, head, bytes, hash) { Series = series });
        }

        line.At = end + 1;
        return field;
    }

    private static int KeyEnd(ReadOnlySpan<byte> text, int at)
    {
        int end = EscapedText.IndexOf(text, at, (byte)'=', (byte)' ');
        int comma = EscapedText.IndexOf(text[..end], at, (byte)',', (byte)',');
        return Math.Min(end, comma);
    }

    private LineOutcome ReadValue(ref LineCursor line, InternedKey field, int id)
    {
        if (line.AtEnd)
        {
            return Fault(line.At, "missing field value");
        }

        switch (line.Text[line.At])
        {
            case (byte)'"':
                return ReadString(ref line, field, id);
            case (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.':
                return ReadNumber(ref line, field, id);
            case (byte)' ' or (byte)',':
                return Fault(line.At, "missing field value");
            default:
                return ReadWord(ref line, field, id);
        }
    }

    private LineOutcome ReadNumber(ref LineCursor line, InternedKey field, int id)
    {
        int start = line.At;
        if (NumberText.Read(line.Line, ref line.At, out FieldType type, out long bits) is { } fault)
        {
            return IsNotFinite(line.Text[start..line.End])
                ? NotFinite(start)
                : Fault(start, fault);
        }

        Stage(field, id, type, bits);
        return LineOutcome.Read;
    }

    private LineOutcome ReadWord(ref LineCursor line, InternedKey field, int id)
    {
        ReadOnlySpan<byte> rest = line.Text[line.At..line.End];
        int length = rest.IndexOfAny((byte)',', (byte)' ');
        ReadOnlySpan<byte> word = length < 0 ? rest : rest[..length];
        bool isTrue = word.SequenceEqual("t"u8) || word.SequenceEqual("T"u8) || word.SequenceEqual("true"u8) || word.SequenceEqual("True"u8) || word.SequenceEqual("TRUE"u8);
        bool isFalse = word.SequenceEqual("f"u8) || word.SequenceEqual("F"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("False"u8) || word.SequenceEqual("FALSE"u8);
        if (!isTrue && !isFalse)
        {
            return IsNotFinite(rest) ? NotFinite(line.At) : Fault(line.At, "the field value is no number, boolean or quoted string");
        }

        line.At += word.Length;
        Stage(field, id, FieldType.Boolean, isTrue ? 1 : 0);
        return LineOutcome.Read;
    }

    private LineOutcome ReadString(ref LineCursor line, InternedKey field, int id)
    {
        int open = line.At;
        int limit = Math.Min(line.Text.Length, line.MaxLineBytes);
        int close = open + 1 >= limit ? limit : EscapedText.IndexOf(line.Text[..limit], open + 1, (byte)'"', (byte)'"');
        if (close >= limit)
        {
            OpenQuoteAt = open;
            return limit == line.Text.Length && limit < line.MaxLineBytes && !line.IsLast ? LineOutcome.Incomplete : Fault(open, "string without closing quote");
        }

        if (close >= line.End && !line.FindEnd(close))
        {
            return LineOutcome.Incomplete;
        }

        line.At = close + 1;
        if (!line.AtEnd && line.Text[line.At] is not ((byte)',' or (byte)' '))
        {
            OpenQuoteAt = open;
            return Fault(line.At, "expected ',' or ' ' after the closing quote");
        }

        ReadOnlySpan<byte> raw = line.Text[(open + 1)..close];
        if (EscapedText.Decode(raw, "\""u8) is not { } text)
        {
            return Fault(open + 1, "invalid UTF-8");
        }

        Stage(field, id, FieldType.String, _texts.Count);
        _texts.Add(text);
        return LineOutcome.Read;
    }

    private static bool IsNotFinite(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> word = value.Length > 0 && value[0] is (byte)'-' or (byte)'+' ? value[1..] : value;
        return word.Length >= 3
            && (System.Text.Ascii.EqualsIgnoreCase(word[..3], "nan"u8) || System.Text.Ascii.EqualsIgnoreCase(word[..3], "inf"u8));
    }

    private LineOutcome NotFinite(int at)
    {
        Fault(at, "NaN and infinite values cannot be stored; leave the field out instead");
        Code = RejectionCode.NotFinite;
        return LineOutcome.Fault;
    }

    private LineOutcome Fault(int at, string reason)
    {
        FaultAt = at;
        Reason = reason;
        Code = RejectionCode.Unparsable;
        return LineOutcome.Fault;
    }
}
