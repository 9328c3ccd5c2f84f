using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>
/// Turns the rows of a table into columns, by a schema. A row without a usable time or twin, or with another number of cells than the header, is refused; of
/// other rows only the cells that do not fit. Numbers cost no allocation. Not thread-safe.
/// </summary>
internal sealed class CsvDecoder : IRecordParser
{
    private const int KeptOfTooLong = 256;

    private readonly RecordLimits _limits;
    private readonly CsvTable _table;
    private readonly CsvColumns _columns;
    private readonly CsvCells _cells;
    private readonly TimeText _time;
    private readonly RecordBatch _batch;
    private readonly RecordHeads _heads;
    private byte[] _joined = new byte[64];
    private bool _skipping;

    /// <param name="graph">Whose models tell whole numbers from others.</param>
    /// <param name="table">The table's shape; the text to parse begins with its rows, or with any later one.</param>
    /// <param name="columns">The schema, bound to the table.</param>
    /// <param name="time">Reads the schema's times.</param>
    /// <param name="defaults">What holds for rows that do not say it; a time is needed in every row.</param>
    /// <param name="limits">Bounds.</param>
    /// <param name="firstRow">Number of the first line that will be parsed.</param>
    public CsvDecoder(ITwinGraph graph, CsvTable table, CsvColumns columns, TimeText time, RecordDefaults defaults, RecordLimits limits, int firstRow)
    {
        (_limits, _table, _columns, _time, Row) = (limits, table, columns, time, firstRow);
        _cells = new(table.Separator);
        _batch = new(graph, limits);
        _heads = new(_batch) { Defaults = defaults };
    }

    public bool IsFull => _batch.IsFull;

    public int Row { get; private set; }

    public int Parse(ReadOnlySpan<byte> text, bool isLast)
    {
        int at = 0;
        while (at < text.Length && !IsFull)
        {
            int used = _skipping ? Skip(text[at..]) : ParseRow(text[at..], isLast);
            if (used == 0)
            {
                break;
            }

            at += used;
        }

        return at;
    }

    public DecodedLines Take() => _batch.Take();

    private int ParseRow(ReadOnlySpan<byte> text, bool isLast)
    {
        int used = _cells.Split(text, isLast);
        if (used > _limits.RecordBytes || (used == 0 && text.Length > _limits.RecordBytes))
        {
            return GiveUp(text);
        }

        if (used == 0)
        {
            return 0;
        }

        ReadOnlySpan<byte> row = text[..used];
        if (_cells.Fault is { } fault)
        {
            _batch.AddFault(Row, RejectionCode.Unparsable, fault, row);
        }
        else if (_cells.Count > 1 || !_cells.Cell(row, 0).IsEmpty)
        {
            AddRow(row);
        }

        Row += row.Count((byte)'\n');
        return used;
    }

    private void AddRow(ReadOnlySpan<byte> row)
    {
        if (FaultOfCount(row) is { } count)
        {
            _batch.AddFault(Row, RejectionCode.Unparsable, count, row);
            return;
        }

        if (FaultOfTime(row, out long timeNs) is { } fault)
        {
            _batch.AddFault(Row, RejectionCode.Unparsable, fault, row);
            return;
        }

        _heads.Clear();
        foreach ((int cell, RecordColumn column) in _columns.Parts)
        {
            _heads.Add(column, _cells.Cell(row, cell));
        }

        if (_heads.Find(out RecordHead head) is { } wrong)
        {
            _batch.AddFault(Row, RejectionCode.Unparsable, wrong, row);
            return;
        }

        foreach ((int cell, RecordColumn column) in _columns.Fields)
        {
            AddValue(head, cell, column, timeNs, row);
        }
    }

    private void AddValue(RecordHead head, int cell, RecordColumn column, long timeNs, ReadOnlySpan<byte> row)
    {
        ReadOnlySpan<byte> text = _cells.Cell(row, cell);
        if (RecordValue.IsMissing(text, column.Kind))
        {
            return;
        }

        string? reason = column.Role == RecordRole.FieldValue && head.Field is null ? "has no field name beside it"
            : _batch.Add(head, column, text, column.Kind, _table.DecimalComma, timeNs, Row);
        if (reason is not null)
        {
            _batch.AddFault(Row, RejectionCode.Unparsable, $"column '{_table.Header[cell]}': '{RecordFault.Quote(text)}' {reason}", row);
        }
    }

    private string? FaultOfCount(ReadOnlySpan<byte> row)
    {
        if (_cells.Count == _table.Header.Length)
        {
            return null;
        }

        bool isWider = _cells.Count > _table.Header.Length;
        for (int i = _table.Header.Length; i < _cells.Count && isWider; i++)
        {
            isWider = _cells.Cell(row, i).IsEmpty;
        }

        return isWider ? null : $"has {_cells.Count} cells, the header {_table.Header.Length}";
    }

    private string? FaultOfTime(ReadOnlySpan<byte> row, out long timeNs)
    {
        ReadOnlySpan<byte> text = _columns.Times.Length == 1 ? _cells.Cell(row, _columns.Times[0]) : JoinTimes(row);
        return _time.TryRead(text, out timeNs, out string reason) ? null : $"time '{RecordFault.Quote(text)}' {reason}";
    }

    private ReadOnlySpan<byte> JoinTimes(ReadOnlySpan<byte> row)
    {
        int length = 0;
        foreach (int cell in _columns.Times)
        {
            ReadOnlySpan<byte> text = _cells.Cell(row, cell);
            if (length + text.Length + 1 > _joined.Length)
            {
                Array.Resize(ref _joined, (length + text.Length + 1) * 2);
            }

            if (length > 0)
            {
                _joined[length++] = (byte)' ';
            }

            text.CopyTo(_joined.AsSpan(length));
            length += text.Length;
        }

        return _joined.AsSpan(0, length);
    }

    /// <summary>A row without an end within the limit: the line it begins with is refused, the one after it is a row again.</summary>
    private int GiveUp(ReadOnlySpan<byte> text)
    {
        _batch.AddFault(
            Row, RejectionCode.LineTooLong, $"is longer than {_limits.RecordBytes} bytes; a quote that is not closed can be the cause", text[..Math.Min(text.Length, KeptOfTooLong)]);
        return Skip(text);
    }

    private int Skip(ReadOnlySpan<byte> text)
    {
        int newline = text.IndexOf((byte)'\n');
        _skipping = newline < 0;
        Row += _skipping ? 0 : 1;
        return _skipping ? text.Length : newline + 1;
    }
}
