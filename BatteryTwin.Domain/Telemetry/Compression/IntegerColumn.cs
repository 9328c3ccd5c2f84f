using System.Runtime.CompilerServices;

namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>
/// Lossless coding of 64-bit integers: differences of order 0, 1 or 2 (whichever is smallest), then per 128 differences their
/// smallest one as reference and the rest bit-packed in the width they need. All arithmetic wraps, so any values round-trip.
/// Layout: mode byte (order, plus 4 when all differences are equal), the first <c>order</c> differences, then the packed runs.
/// </summary>
public static class IntegerColumn
{
    private const int RunLength = 128;
    private const byte Uniform = 4;

    /// <summary>Encodes the values; <paramref name="scratch"/> must be at least as long and is overwritten.</summary>
    public static void Encode(ReadOnlySpan<long> values, ByteWriter writer, Span<long> scratch)
    {
        int order = BestOrder(values);
        Span<long> differences = scratch[..values.Length];
        values.CopyTo(differences);
        for (int pass = 0; pass < order; pass++)
        {
            for (int i = differences.Length - 1; i > pass; i--)
            {
                differences[i] = unchecked(differences[i] - differences[i - 1]);
            }
        }

        Span<long> packed = differences[order..];
        bool uniform = packed.Length > 0 && packed.IndexOfAnyExcept(packed[0]) < 0;
        writer.Byte((byte)(order | (uniform ? Uniform : 0)));
        for (int i = 0; i < order; i++)
        {
            writer.Signed(differences[i]);
        }

        if (uniform)
        {
            writer.Signed(packed[0]);
            return;
        }

        for (int start = 0; start < packed.Length; start += RunLength)
        {
            EncodeRun(packed.Slice(start, Math.Min(RunLength, packed.Length - start)), writer);
        }
    }

    /// <summary>Decodes as many values as <paramref name="values"/> has places.</summary>
    public static void Decode(ref ByteReader reader, Span<long> values)
    {
        byte mode = reader.Byte();
        int order = mode & 3;
        if (mode > (Uniform | 2) || order > 2 || order > values.Length)
        {
            throw new DamagedBlockException($"integer column of mode {mode}");
        }

        for (int i = 0; i < order; i++)
        {
            values[i] = reader.Signed();
        }

        Span<long> packed = values[order..];
        if ((mode & Uniform) != 0)
        {
            packed.Fill(reader.Signed());
        }
        else
        {
            DecodeRuns(ref reader, packed);
        }

        for (int pass = order - 1; pass >= 0; pass--)
        {
            for (int i = pass + 1; i < values.Length; i++)
            {
                values[i] = unchecked(values[i] + values[i - 1]);
            }
        }
    }

    private static void EncodeRun(ReadOnlySpan<long> run, ByteWriter writer)
    {
        (long min, long max) = Extremes(run);
        int width = BitPacking.WidthOf(unchecked((ulong)max - (ulong)min));
        writer.Signed(min);
        writer.Byte((byte)width);
        BitPacking.Pack(writer, run, min, width);
    }

    private static void DecodeRuns(ref ByteReader reader, Span<long> packed)
    {
        for (int start = 0; start < packed.Length; start += RunLength)
        {
            Span<long> run = packed.Slice(start, Math.Min(RunLength, packed.Length - start));
            long reference = reader.Signed();
            int width = reader.Byte();
            if (width > 64)
            {
                throw new DamagedBlockException($"bit width {width}");
            }

            BitPacking.Unpack(reader.Bytes(BitPacking.BytesFor(run.Length, width)), reference, width, run);
        }
    }

    /// <summary>The order of differences that packs into the fewest bits.</summary>
    private static int BestOrder(ReadOnlySpan<long> values)
    {
        Span<long> bits = stackalloc long[3];
        for (int start = 0; start < values.Length; start += RunLength)
        {
            AddWidths(values, start, Math.Min(start + RunLength, values.Length), bits);
        }

        int best = 0;
        for (int order = 1; order < 3 && order < values.Length; order++)
        {
            if (bits[order] < bits[best])
            {
                best = order;
            }
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWidths(ReadOnlySpan<long> values, int start, int end, Span<long> bits)
    {
        long min0 = long.MaxValue, max0 = long.MinValue, min1 = long.MaxValue, max1 = long.MinValue, min2 = long.MaxValue, max2 = long.MinValue;
        int from = Math.Max(start, 2);
        long previous = from > 0 && from <= values.Length ? values[from - 1] : 0;
        long step = from > 1 && from <= values.Length ? unchecked(previous - values[from - 2]) : 0;
        for (int i = from; i < end; i++)
        {
            long value = values[i];
            long first = unchecked(value - previous);
            long second = unchecked(first - step);
            (min0, max0) = (Math.Min(min0, value), Math.Max(max0, value));
            (min1, max1) = (Math.Min(min1, first), Math.Max(max1, first));
            (min2, max2) = (Math.Min(min2, second), Math.Max(max2, second));
            (previous, step) = (value, first);
        }

        if (end > from)
        {
            int count = end - from;
            bits[0] += (long)count * BitPacking.WidthOf(unchecked((ulong)max0 - (ulong)min0));
            bits[1] += (long)count * BitPacking.WidthOf(unchecked((ulong)max1 - (ulong)min1));
            bits[2] += (long)count * BitPacking.WidthOf(unchecked((ulong)max2 - (ulong)min2));
        }
    }

    private static (long Min, long Max) Extremes(ReadOnlySpan<long> values)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        foreach (long value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        return (min, max);
    }
}
