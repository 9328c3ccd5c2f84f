namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>
/// Lossless coding of IEEE 754 bits. Values that are short decimals (nearly all sensor values) become integers
/// <c>m = value × 10^e</c>, checked to give the very same bits back by <c>m / 10^e</c>; the few that do not are kept beside
/// them as they are. Everything else is coded by <see cref="XorColumn"/>.
/// Layout: mode byte (the exponent, or 255 for XOR); for decimals the exceptions (count, then position step and bits each) and the integers.
/// </summary>
public static class FloatColumn
{
    private const byte Xor = 255;
    private const int MaxExponent = 18;
    private const int NoExponent = MaxExponent + 1;
    private const double MaxMantissa = 1L << 53;

    private static readonly double[] s_powers = [.. Enumerable.Range(0, MaxExponent + 1).Select(exponent => double.Parse($"1e{exponent}", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Encodes the values; both scratch spans must be at least as long.</summary>
    public static void Encode(ReadOnlySpan<long> bits, ByteWriter writer, Span<long> mantissas, Span<long> scratch)
    {
        int exponent = FindExponent(bits);
        if (exponent > MaxExponent)
        {
            writer.Byte(Xor);
            XorColumn.Encode(bits, writer);
            return;
        }

        writer.Byte((byte)exponent);
        EncodeDecimals(bits, exponent, writer, mantissas[..bits.Length], scratch);
    }

    public static void Decode(ref ByteReader reader, Span<long> bits)
    {
        byte mode = reader.Byte();
        if (mode == Xor)
        {
            XorColumn.Decode(ref reader, bits);
            return;
        }

        if (mode > MaxExponent)
        {
            throw new DamagedBlockException($"float column of mode {mode}");
        }

        int exceptions = reader.Count(bits.Length);
        ByteReader patches = reader;
        for (int i = 0; i < exceptions; i++)
        {
            reader.Varint();
            reader.Bytes(sizeof(long));
        }

        IntegerColumn.Decode(ref reader, bits);
        double power = s_powers[mode];
        for (int i = 0; i < bits.Length; i++)
        {
            bits[i] = BitConverter.DoubleToInt64Bits(bits[i] / power);
        }

        Patch(ref patches, exceptions, bits);
    }

    private static void Patch(ref ByteReader patches, int exceptions, Span<long> bits)
    {
        int position = -1;
        for (int i = 0; i < exceptions; i++)
        {
            position += 1 + patches.Count(bits.Length);
            if (position >= bits.Length)
            {
                throw new DamagedBlockException("exception beyond the block");
            }

            bits[position] = patches.Int64();
        }
    }

    private static void EncodeDecimals(ReadOnlySpan<long> bits, int exponent, ByteWriter writer, Span<long> mantissas, Span<long> scratch)
    {
        int exceptions = 0;
        Span<bool> isException = bits.Length <= 4096 ? stackalloc bool[bits.Length] : new bool[bits.Length];
        long previous = 0;
        for (int i = 0; i < bits.Length; i++)
        {
            if (TryScale(bits[i], exponent, out long mantissa))
            {
                previous = mantissa;
            }
            else
            {
                isException[i] = true;
                exceptions++;
            }

            mantissas[i] = previous;
        }

        writer.Varint((ulong)exceptions);
        for (int i = 0, last = -1; exceptions > 0 && i < bits.Length; i++)
        {
            if (isException[i])
            {
                writer.Varint((ulong)(i - last - 1));
                writer.Int64(bits[i]);
                last = i;
                exceptions--;
            }
        }

        IntegerColumn.Encode(mantissas, writer, scratch);
    }

    /// <summary>
    /// The smallest exponent that all but one in 64 values need at most; <see cref="NoExponent"/> when too many have none.
    /// One exception costs about as much as 1/64 of a digit in all the others.
    /// </summary>
    private static int FindExponent(ReadOnlySpan<long> bits)
    {
        Span<int> needs = stackalloc int[NoExponent + 1];
        needs.Clear();
        int allowed = bits.Length / 64;
        int guess = 0;
        foreach (long value in bits)
        {
            int exponent = ExponentOf(value, guess);
            needs[exponent]++;
            if (exponent == NoExponent && needs[NoExponent] > allowed)
            {
                return NoExponent;
            }

            guess = exponent == NoExponent ? guess : exponent;
        }

        int above = needs[NoExponent];
        int chosen = MaxExponent;
        while (chosen > 0 && above + needs[chosen] <= allowed)
        {
            above += needs[chosen--];
        }

        return chosen;
    }

    /// <summary>The smallest exponent that fits the value, looked for around the one its neighbour had.</summary>
    private static int ExponentOf(long bits, int guess)
    {
        int exponent = guess;
        if (TryScale(bits, exponent, out _))
        {
            while (exponent > 0 && TryScale(bits, exponent - 1, out _))
            {
                exponent--;
            }

            return exponent;
        }

        for (exponent = guess + 1; exponent <= MaxExponent; exponent++)
        {
            if (TryScale(bits, exponent, out _))
            {
                return exponent;
            }
        }

        for (exponent = guess - 1; exponent >= 0; exponent--)
        {
            if (TryScale(bits, exponent, out _))
            {
                return exponent;
            }
        }

        return NoExponent;
    }

    private static bool TryScale(long bits, int exponent, out long mantissa)
    {
        double value = BitConverter.Int64BitsToDouble(bits);
        double scaled = Math.Round(value * s_powers[exponent]);
        if (!(Math.Abs(scaled) < MaxMantissa))
        {
            mantissa = 0;
            return false;
        }

        mantissa = (long)scaled;
        return BitConverter.DoubleToInt64Bits(mantissa / s_powers[exponent]) == bits;
    }
}
