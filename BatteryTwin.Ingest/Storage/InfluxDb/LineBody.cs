using System.Buffers.Text;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Lines of one request and the points they are made of. Points that follow one another with the same tags and time share a line.
/// </summary>
internal sealed class LineBody
{
    private const int MaxNumberChars = 32;

    private readonly ByteWriter _text = new(256 * 1_024);
    private readonly List<(int TextStart, int FirstPoint)> _lines = [];
    private readonly List<BufferedPoint> _points = [];

    public int LineCount => _lines.Count;

    public int Bytes => _text.Length;

    /// <summary>Adds a point; <paramref name="alone"/> gives it a line of its own.</summary>
    public void Add(in BufferedPoint point, bool alone = false)
    {
        if (!alone && _points.Count > 0 && _points[^1].TimeNs == point.TimeNs && _points[^1].Series.TagSet == point.Series.TagSet)
        {
            _text.Byte((byte)',');
        }
        else
        {
            EndLine();
            _lines.Add((_text.Length, _points.Count));
            _text.Bytes(point.Series.Head);
            _text.Byte((byte)' ');
        }

        _text.Bytes(point.Series.Field);
        WriteValue(point);
        _points.Add(point);
    }

    /// <summary>Writes the last line's time; to be called once all points are in.</summary>
    public void Complete() => EndLine();

    public void Clear()
    {
        _text.Clear();
        _lines.Clear();
        _points.Clear();
    }

    /// <summary>The text of some lines.</summary>
    public ReadOnlyMemory<byte> TextOf(int first, int count)
    {
        int start = _lines[first].TextStart;
        int end = first + count < _lines.Count ? _lines[first + count].TextStart : _text.Length;
        return _text.WrittenMemory[start..end];
    }

    /// <summary>The points of some lines.</summary>
    public IEnumerable<BufferedPoint> PointsOf(int first, int count)
    {
        int end = first + count < _lines.Count ? _lines[first + count].FirstPoint : _points.Count;
        for (int i = _lines[first].FirstPoint; i < end; i++)
        {
            yield return _points[i];
        }
    }

    /// <summary>The points of some lines, each in a line of its own.</summary>
    public LineBody Apart(int first, int count)
    {
        LineBody apart = new();
        foreach (BufferedPoint point in PointsOf(first, count))
        {
            apart.Add(point, alone: true);
        }

        apart.Complete();
        return apart;
    }

    private void EndLine()
    {
        if (_points.Count > 0 && _text.Written[^1] != (byte)'\n')
        {
            _text.Byte((byte)' ');
            Number(_points[^1].TimeNs);
            _text.Byte((byte)'\n');
        }
    }

    private void WriteValue(in BufferedPoint point)
    {
        switch (point.Series.Type)
        {
            case FieldType.Float:
                Utf8Formatter.TryFormat(BitConverter.Int64BitsToDouble(point.Bits), _text.Peek(MaxNumberChars), out int written);
                _text.Advance(written);
                break;
            case FieldType.Integer:
                Number(point.Bits);
                _text.Byte((byte)'i');
                break;
            case FieldType.Unsigned:
                Utf8Formatter.TryFormat(unchecked((ulong)point.Bits), _text.Peek(MaxNumberChars), out int digits);
                _text.Advance(digits);
                _text.Byte((byte)'u');
                break;
            case FieldType.Boolean:
                _text.Byte(point.Bits != 0 ? (byte)'t' : (byte)'f');
                break;
            default:
                Quote(point.Text ?? string.Empty);
                break;
        }
    }

    private void Number(long value)
    {
        Utf8Formatter.TryFormat(value, _text.Peek(MaxNumberChars), out int written);
        _text.Advance(written);
    }

    private void Quote(string text)
    {
        string escaped = text.AsSpan().IndexOfAny('"', '\\') < 0
            ? text
            : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        _text.Byte((byte)'"');
        int length = Encoding.UTF8.GetByteCount(escaped);
        Encoding.UTF8.GetBytes(escaped, _text.Reserve(length));
        _text.Byte((byte)'"');
    }
}
