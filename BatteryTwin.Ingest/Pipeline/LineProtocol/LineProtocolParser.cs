using System.Buffers.Text;
using System.Text;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>
/// Reads InfluxDB line protocol into columns. Text may come in pieces; a batch ends when it holds enough points. A bad line is
/// noted and left out, the others count. Numeric values cost no allocation. Not thread-safe.
/// </summary>
/// <remarks>
/// A line ends at the first line break outside a quoted string. After a fault the next line begins after the first line break that
/// follows the fault and stands in no quoted string; where a quote was not closed properly, after the first one that follows the opening quote.
/// </remarks>
internal sealed class LineProtocolParser(SeriesKeyCache keys, LineProtocolOptions options)
{
    private const int KeptOfTooLong = 256;
    private const int SmallestBatch = 256;
    private const string TimeTooLarge = "the timestamp is out of range (64 bit nanoseconds since 1970); check the precision";

    private readonly LineFields _fields = new();
    private readonly FieldSlots _slots = new();
    private readonly List<LineFault> _faults = [];
    private InternTable _table = new();
    private TelemetryBatchBuilder _builder = new();
    private int _faultCount;
    private int _row;
    private int _expectedPoints = SmallestBatch;
    private long _nsPerUnit;
    private long _serverTimeNs;
    private bool _skipping;
    private (int At, string Code, string Reason, int OpenQuoteAt, bool InFields) _fault;

    private string TooLongReason => $"the line is longer than {options.MaxLineBytes} bytes ({LineProtocolOptions.Section}:MaxLineBytes)";

    /// <summary>The batch holds enough points; take it before parsing on.</summary>
    public bool IsFull => _builder.Count >= options.MaxPointsPerBatch;

    /// <summary>Number of the line that comes next.</summary>
    public int Row => _row;

    /// <summary>Begins a body: its timestamps count units of <paramref name="nsPerUnit"/>, points without one get <paramref name="serverTimeNs"/>.</summary>
    public void Begin(long nsPerUnit, long serverTimeNs, int firstRow = 1)
    {
        _nsPerUnit = nsPerUnit;
        _serverTimeNs = serverTimeNs;
        _row = firstRow;
        _skipping = false;
        BeginBatch();
    }

    /// <summary>Parses whole lines until the batch is full; returns the bytes used up. What is left must come again with what follows.</summary>
    public int Parse(ReadOnlySpan<byte> text, bool isLast)
    {
        int at = 0;
        while (at < text.Length && !IsFull)
        {
            int used = _skipping ? Skip(text[at..]) : text[at] == '\n' ? PassBlankLines(text[at..]) : ParseLine(text[at..], isLast);
            if (used == 0)
            {
                break;
            }

            at += used;
        }

        return at;
    }

    /// <summary>The lines parsed so far; the next batch begins.</summary>
    public DecodedLines Take()
    {
        DecodedLines decoded = new(_builder.Build(), [.. _faults], _faultCount);
        _expectedPoints = Math.Max(_builder.Count, SmallestBatch);
        BeginBatch();
        return decoded;
    }

    private void BeginBatch()
    {
        _table = keys.Rent();
        _slots.Begin(_table);
        _builder = new(_expectedPoints);
        _faults.Clear();
        _faultCount = 0;
    }

    private int ParseLine(ReadOnlySpan<byte> text, bool isLast)
    {
        LineCursor line = new(text, isLast, options.MaxLineBytes);
        if (!line.FindEnd(0))
        {
            return Wait(text);
        }

        line.SkipSpaces();
        if (line.AtEnd || text[line.At] == '#')
        {
            _row++;
            return line.Next;
        }

        if (line.End > options.MaxLineBytes)
        {
            AddTooLong(text);
            return Advance(text, line.Next);
        }

        int firstNext = line.Next;
        switch (ReadLine(ref line))
        {
            case LineOutcome.Incomplete:
                return Wait(text);
            case LineOutcome.Fault:
                return Reject(text, isLast);
            default:
                break;
        }

        if (line.Next == firstNext)
        {
            _row++;
            return firstNext;
        }

        return Advance(text, line.Next);
    }

    private LineOutcome ReadLine(ref LineCursor line)
    {
        int start = line.At;
        int end = EscapedText.IndexOf(line.Line, start, (byte)' ', (byte)' ');
        ReadOnlySpan<byte> raw = line.Text[start..end];
        InternedKey? head = _table.Find(null, raw) ?? AddHead(raw, start);
        if (head is null)
        {
            return LineOutcome.Fault;
        }

        line.At = end;
        line.SkipSpaces();
        if (line.AtEnd)
        {
            return SetFault(line.At, "missing fields");
        }

        LineOutcome outcome = _fields.Read(ref line, _table, head);
        if (outcome == LineOutcome.Read)
        {
            return ReadTime(ref line);
        }

        _fault = (_fields.FaultAt, _fields.Code, _fields.Reason, _fields.OpenQuoteAt, true);
        return outcome;
    }

    private InternedKey? AddHead(ReadOnlySpan<byte> raw, int start)
    {
        if (LineHead.Decode(raw, out string measurement, out SeriesTag[] tags, out int faultAt) is { } reason)
        {
            _fault = (start + faultAt, RejectionCode.Unparsable, reason, -1, false);
            return null;
        }

        return _table.Add(null, raw, (id, bytes, hash) => new(id, null, bytes, hash) { Head = (measurement, tags) });
    }

    private LineOutcome ReadTime(ref LineCursor line)
    {
        line.SkipSpaces();
        long timeNs = _serverTimeNs;
        if (!line.AtEnd)
        {
            int start = line.At;
            ReadOnlySpan<byte> rest = line.Text[start..line.End].TrimEnd((byte)' ');
            if (!Utf8Parser.TryParse(rest, out long time, out int length) || length != rest.Length)
            {
                return SetFault(start, IsWhole(rest) ? TimeTooLarge : "the timestamp is not a whole number");
            }

            if (time > long.MaxValue / _nsPerUnit || time < long.MinValue / _nsPerUnit)
            {
                return SetFault(start, TimeTooLarge, RejectionCode.TimeOutOfRange);
            }

            timeNs = time * _nsPerUnit;
        }

        if (line.End > options.MaxLineBytes)
        {
            return SetFault(0, TooLongReason, RejectionCode.LineTooLong);
        }

        _fields.AddTo(_builder, _slots, timeNs, _row);
        return LineOutcome.Read;
    }

    private static bool IsWhole(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> digits = text.Length > 1 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        return digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
    }

    private LineOutcome SetFault(int at, string reason, string code = RejectionCode.Unparsable)
    {
        _fault = (at, code, reason, -1, true);
        return LineOutcome.Fault;
    }

    private int Reject(ReadOnlySpan<byte> text, bool isLast)
    {
        int next = LineResync.NextLine(text, _fault.At, _fault.OpenQuoteAt, _fault.InFields, options.MaxLineBytes, isLast);
        if (next < 0)
        {
            if (!isLast)
            {
                return Wait(text);
            }

            next = text.Length;
        }

        if (_fault.Code == RejectionCode.LineTooLong)
        {
            AddTooLong(text);
        }
        else if (++_faultCount <= options.MaxFaultsPerBatch)
        {
            int column = Encoding.UTF8.GetCharCount(text[.._fault.At]) + 1;
            ReadOnlySpan<byte> line = text[..Math.Min(next, options.MaxLineBytes)];
            _faults.Add(new(_row, _fault.Code, $"{_fault.Reason} at column {column}", Encoding.UTF8.GetString(line.TrimEnd("\r\n"u8))));
        }

        return Advance(text, next);
    }

    /// <summary>The line is not complete: wait for the rest, unless it is too long already.</summary>
    private int Wait(ReadOnlySpan<byte> text)
    {
        if (text.Length <= options.MaxLineBytes)
        {
            return 0;
        }

        AddTooLong(text);
        _row += text.Count((byte)'\n');
        _skipping = true;
        return text.Length;
    }

    private int Skip(ReadOnlySpan<byte> text)
    {
        int newline = text.IndexOf((byte)'\n');
        if (newline < 0)
        {
            return text.Length;
        }

        _skipping = false;
        _row++;
        return newline + 1;
    }

    private int PassBlankLines(ReadOnlySpan<byte> text)
    {
        int count = text.IndexOfAnyExcept((byte)'\n');
        count = count < 0 ? text.Length : count;
        _row += count;
        return count;
    }

    private int Advance(ReadOnlySpan<byte> text, int next)
    {
        _row += text[..next].Count((byte)'\n');
        return next;
    }

    private void AddTooLong(ReadOnlySpan<byte> text)
    {
        if (++_faultCount <= options.MaxFaultsPerBatch)
        {
            _faults.Add(new(_row, RejectionCode.LineTooLong, TooLongReason, Encoding.UTF8.GetString(text[..Math.Min(text.Length, KeptOfTooLong)])));
        }
    }
}
