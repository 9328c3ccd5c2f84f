using System.Buffers.Binary;
using System.Numerics;

namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>Numbers of one bit width (0 to 64) side by side, lowest bit first, padded to whole bytes.</summary>
public static class BitPacking
{
    public static int BytesFor(int count, int width) => checked((int)((((long)count * width) + 7) / 8));

    /// <summary>Bits that the number needs.</summary>
    public static int WidthOf(ulong value) => 64 - BitOperations.LeadingZeroCount(value);

    /// <summary>Packs <c>(values[i] - reference)</c>, which must fit the width.</summary>
    public static void Pack(ByteWriter writer, ReadOnlySpan<long> values, long reference, int width)
    {
        Span<byte> target = writer.Reserve(BytesFor(values.Length, width));
        if (width == 0)
        {
            return;
        }

        ulong pending = 0;
        int bits = 0;
        int position = 0;
        foreach (long value in values)
        {
            ulong offset = unchecked((ulong)value - (ulong)reference);
            pending |= offset << bits;
            bits += width;
            if (bits >= 64)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(target[position..], pending);
                position += 8;
                bits -= 64;
                pending = bits == 0 ? 0 : offset >> (width - bits);
            }
        }

        for (; bits > 0; bits -= 8, pending >>= 8)
        {
            target[position++] = (byte)pending;
        }
    }

    /// <summary>Unpacks <c>reference + offset</c> into every place of <paramref name="values"/>.</summary>
    public static void Unpack(ReadOnlySpan<byte> source, long reference, int width, Span<long> values)
    {
        if (width == 0)
        {
            values.Fill(reference);
            return;
        }

        ulong mask = ulong.MaxValue >> (64 - width);
        int whole = width <= 56 && source.Length >= sizeof(ulong) ? (int)Math.Min(values.Length, ((source.Length - 8L) * 8 / width) + 1) : 0;
        for (int i = 0; i < whole; i++)
        {
            int bit = i * width;
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(source[(bit >> 3)..]);
            values[i] = unchecked((long)((ulong)reference + ((word >> (bit & 7)) & mask)));
        }

        for (int i = whole; i < values.Length; i++)
        {
            values[i] = unchecked((long)((ulong)reference + (Slow(source, i * width, width) & mask)));
        }
    }

    /// <summary>Bits at the end of the bytes, or too many for one aligned word.</summary>
    private static ulong Slow(ReadOnlySpan<byte> source, int bit, int width)
    {
        ulong value = 0;
        for (int done = 0; done < width;)
        {
            int skip = (bit + done) & 7;
            value |= (ulong)(source[(bit + done) >> 3] >> skip) << done;
            done += 8 - skip;
        }

        return value;
    }
}
