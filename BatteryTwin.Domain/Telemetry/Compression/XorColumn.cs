using System.Numerics;

namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>
/// Lossless coding of any 64-bit patterns by exclusive-or with the value before: equal values take one bit, near ones the bits
/// that changed (Pelkonen et al., "Gorilla", VLDB 2015, section 4.1.2). Layout: byte length, then the bit stream.
/// </summary>
public static class XorColumn
{
    private const int MaxLeading = 31;

    public static void Encode(ReadOnlySpan<long> bits, ByteWriter writer)
    {
        BitSink sink = new(writer);
        ulong previous = 0;
        int leading = -1;
        int trailing = 0;
        foreach (long value in bits)
        {
            ulong difference = (ulong)value ^ previous;
            previous = (ulong)value;
            if (difference == 0)
            {
                sink.Write(0, 1);
                continue;
            }

            int zerosBefore = Math.Min(MaxLeading, BitOperations.LeadingZeroCount(difference));
            int zerosAfter = BitOperations.TrailingZeroCount(difference);
            if (leading >= 0 && zerosBefore >= leading && zerosAfter >= trailing)
            {
                sink.Write(0b01, 2);
            }
            else
            {
                (leading, trailing) = (zerosBefore, zerosAfter);
                sink.Write(0b11, 2);
                sink.Write((ulong)leading, 5);
                sink.Write((ulong)(64 - leading - trailing - 1), 6);
            }

            sink.Write(difference >> trailing, 64 - leading - trailing);
        }

        sink.Finish();
    }

    public static void Decode(ref ByteReader reader, Span<long> bits)
    {
        BitSource source = new(ref reader);
        ulong previous = 0;
        int width = 0;
        int trailing = 0;
        for (int i = 0; i < bits.Length; i++)
        {
            if (source.Read(1) != 0)
            {
                if (source.Read(1) != 0)
                {
                    int leading = (int)source.Read(5);
                    width = (int)source.Read(6) + 1;
                    trailing = 64 - leading - width;
                }

                if (width == 0 || trailing < 0)
                {
                    throw new DamagedBlockException("exclusive-or window out of bounds");
                }

                previous ^= source.Read(width) << trailing;
            }

            bits[i] = (long)previous;
        }
    }
}
