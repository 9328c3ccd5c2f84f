using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>
/// Compresses summaries of buckets of one length, ascending in time and at most one a bucket, into bytes and back, bit for bit. Column after column:
/// start of the bucket, how long after it the first and before its end the last point is, number of points, first, last, smallest and largest value,
/// sum. Not for texts. Reusable; not thread-safe.
/// </summary>
public sealed class SummaryCodec
{
    private const byte AsFirst = 0;
    private const byte Own = 1;

    private long[] _column = [];
    private long[] _firsts = [];
    private long[] _scratch = [];
    private long[] _spare = [];

    /// <summary>Appends the coded summaries to the writer.</summary>
    public void Encode(FieldType type, ReadOnlySpan<PointSummary> rows, long bucketNs, ByteWriter writer)
    {
        if (rows.Length == 0)
        {
            return;
        }

        Ensure(rows.Length);
        Span<long> column = _column.AsSpan(0, rows.Length);
        Fill(column, rows, row => TimeBuckets.StartOf(row.FirstNs, bucketNs));
        TimeColumn.Encode(column, writer, _scratch, _spare);
        Whole(rows, row => row.FirstNs - TimeBuckets.StartOf(row.FirstNs, bucketNs), writer);
        Whole(rows, row => TimeBuckets.LastOf(row.FirstNs, bucketNs) - row.LastNs, writer);
        Whole(rows, row => row.Count, writer);
        Fill(_firsts.AsSpan(0, rows.Length), rows, row => row.FirstBits);
        Values(type, _firsts.AsSpan(0, rows.Length), writer);
        ValuesBesideFirst(type, rows, row => row.LastBits, writer);
        ValuesBesideFirst(type, rows, row => row.MinBits, writer);
        ValuesBesideFirst(type, rows, row => row.MaxBits, writer);
        if (type == FieldType.Float)
        {
            ValuesBesideFirst(type, rows, row => BitConverter.DoubleToInt64Bits(row.FloatSum), writer);
        }
        else
        {
            Whole(rows, row => unchecked((long)row.IntegerSum), writer);
            Whole(rows, row => (long)(row.IntegerSum >> 64), writer);
        }
    }

    /// <summary>Appends the decoded summaries to <paramref name="rows"/>.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what <see cref="Encode"/> wrote for this type, count and length of bucket.</exception>
    public void Decode(FieldType type, int count, long bucketNs, ReadOnlySpan<byte> bytes, List<PointSummary> rows)
    {
        ByteReader reader = new(bytes);
        if (count > 0)
        {
            Ensure(count);
            DecodeRows(type, bucketNs, ref reader, AddRows(type, count, rows));
        }

        if (reader.Remaining != 0)
        {
            throw new DamagedBlockException($"{reader.Remaining} bytes too many");
        }
    }

    private static Span<PointSummary> AddRows(FieldType type, int count, List<PointSummary> rows)
    {
        for (int i = 0; i < count; i++)
        {
            rows.Add(new PointSummary { Type = type });
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows)[^count..];
    }

    private void DecodeRows(FieldType type, long bucketNs, ref ByteReader reader, Span<PointSummary> rows)
    {
        Span<long> column = _column.AsSpan(0, rows.Length);
        Span<long> firsts = _firsts.AsSpan(0, rows.Length);
        TimeColumn.Decode(ref reader, firsts);
        IntegerColumn.Decode(ref reader, column);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].FirstNs = firsts[i] + column[i];
        }

        IntegerColumn.Decode(ref reader, column);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].LastNs = TimeBuckets.LastOf(firsts[i], bucketNs) - column[i];
        }

        IntegerColumn.Decode(ref reader, column);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].Count = column[i];
        }

        DecodeValues(type, ref reader, firsts);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].FirstBits = firsts[i];
        }

        ReadOnlySpan<long> values = DecodeBesideFirst(type, ref reader, column, firsts);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].LastBits = values[i];
        }

        values = DecodeBesideFirst(type, ref reader, column, firsts);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].MinBits = values[i];
        }

        values = DecodeBesideFirst(type, ref reader, column, firsts);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].MaxBits = values[i];
        }

        DecodeSums(type, ref reader, column, firsts, rows);
    }

    private static void DecodeSums(FieldType type, ref ByteReader reader, Span<long> column, Span<long> firsts, Span<PointSummary> rows)
    {
        if (type == FieldType.Float)
        {
            ReadOnlySpan<long> sums = DecodeBesideFirst(type, ref reader, column, firsts);
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i].FloatSum = BitConverter.Int64BitsToDouble(sums[i]);
            }

            return;
        }

        IntegerColumn.Decode(ref reader, column);
        IntegerColumn.Decode(ref reader, firsts);
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i].IntegerSum = new Int128(unchecked((ulong)firsts[i]), unchecked((ulong)column[i]));
        }
    }

    private static void Fill(Span<long> column, ReadOnlySpan<PointSummary> rows, Func<PointSummary, long> pick)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            column[i] = pick(rows[i]);
        }
    }

    private void Whole(ReadOnlySpan<PointSummary> rows, Func<PointSummary, long> pick, ByteWriter writer)
    {
        Span<long> column = _column.AsSpan(0, rows.Length);
        Fill(column, rows, pick);
        IntegerColumn.Encode(column, writer, _scratch);
    }

    private void ValuesBesideFirst(FieldType type, ReadOnlySpan<PointSummary> rows, Func<PointSummary, long> pick, ByteWriter writer)
    {
        Span<long> column = _column.AsSpan(0, rows.Length);
        Fill(column, rows, pick);
        bool same = column.SequenceEqual(_firsts.AsSpan(0, rows.Length));
        writer.Byte(same ? AsFirst : Own);
        if (!same)
        {
            Values(type, column, writer);
        }
    }

    private void Values(FieldType type, Span<long> bits, ByteWriter writer)
    {
        if (type == FieldType.Float)
        {
            FloatColumn.Encode(bits, writer, _scratch, _spare);
        }
        else
        {
            IntegerColumn.Encode(bits, writer, _scratch);
        }
    }

    private static ReadOnlySpan<long> DecodeBesideFirst(FieldType type, ref ByteReader reader, Span<long> column, ReadOnlySpan<long> firsts)
    {
        if (reader.Byte() == AsFirst)
        {
            return firsts;
        }

        DecodeValues(type, ref reader, column);
        return column;
    }

    private static void DecodeValues(FieldType type, ref ByteReader reader, Span<long> bits)
    {
        if (type == FieldType.Float)
        {
            FloatColumn.Decode(ref reader, bits);
        }
        else
        {
            IntegerColumn.Decode(ref reader, bits);
        }
    }

    private void Ensure(int count)
    {
        if (_column.Length < count)
        {
            int length = Math.Max(count, 1_024);
            (_column, _firsts, _scratch, _spare) = (new long[length], new long[length], new long[length], new long[length]);
        }
    }
}
