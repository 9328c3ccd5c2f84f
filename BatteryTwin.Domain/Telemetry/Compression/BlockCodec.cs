namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>Compresses points of one series, ascending in time, into bytes and back, bit for bit. Reusable; not thread-safe.</summary>
public sealed class BlockCodec
{
    private long[] _first = [];
    private long[] _second = [];

    /// <summary>Appends the coded points to the writer.</summary>
    public void Encode(FieldType type, ReadOnlySpan<long> timesNs, ReadOnlySpan<long> bits, ReadOnlySpan<string> texts, ByteWriter writer)
    {
        EnsureScratch(timesNs.Length);
        TimeColumn.Encode(timesNs, writer, _first, _second);
        switch (type)
        {
            case FieldType.Float:
                FloatColumn.Encode(bits, writer, _first, _second);
                break;
            case FieldType.String:
                TextColumn.Encode(texts, writer, _first, _second);
                break;
            default:
                IntegerColumn.Encode(bits, writer, _second);
                break;
        }
    }

    /// <summary>Replaces the content of <paramref name="points"/> by the decoded points.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what <see cref="Encode"/> wrote for this type and count.</exception>
    public void Decode(FieldType type, int count, ReadOnlySpan<byte> bytes, PointColumns points)
    {
        ByteReader reader = new(bytes);
        points.Resize(type, count);
        TimeColumn.Decode(ref reader, points.WritableTimes);
        switch (type)
        {
            case FieldType.Float:
                FloatColumn.Decode(ref reader, points.WritableBits);
                break;
            case FieldType.String:
                EnsureScratch(count);
                TextColumn.Decode(ref reader, points.WritableTexts, _first);
                break;
            default:
                IntegerColumn.Decode(ref reader, points.WritableBits);
                break;
        }

        if (reader.Remaining != 0)
        {
            throw new DamagedBlockException($"{reader.Remaining} bytes too many");
        }
    }

    private void EnsureScratch(int count)
    {
        if (_first.Length < count)
        {
            _first = new long[Math.Max(count, 1024)];
            _second = new long[Math.Max(count, 1024)];
        }
    }
}
