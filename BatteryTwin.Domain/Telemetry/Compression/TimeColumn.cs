namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>
/// Strictly ascending times: the steps divided by their greatest common divisor (1 s for a regular second, whatever the
/// unit), coded as integers; a regular series takes a few bytes per block. Layout: first time, divisor, steps.
/// </summary>
public static class TimeColumn
{
    /// <summary>Encodes at least one time; both scratch spans must be at least as long.</summary>
    public static void Encode(ReadOnlySpan<long> timesNs, ByteWriter writer, Span<long> scaled, Span<long> scratch)
    {
        ulong divisor = 0;
        for (int i = 1; i < timesNs.Length && divisor != 1; i++)
        {
            divisor = GreatestCommonDivisor(divisor, unchecked((ulong)timesNs[i] - (ulong)timesNs[i - 1]));
        }

        divisor = Math.Max(divisor, 1);
        writer.Int64(timesNs[0]);
        writer.Varint(divisor);
        Span<long> steps = scaled[..timesNs.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            ulong offset = unchecked((ulong)timesNs[i] - (ulong)timesNs[0]);
            steps[i] = unchecked((long)(divisor == 1 ? offset : offset / divisor));
        }

        IntegerColumn.Encode(steps, writer, scratch);
    }

    public static void Decode(ref ByteReader reader, Span<long> timesNs)
    {
        long first = reader.Int64();
        ulong divisor = reader.Varint();
        IntegerColumn.Decode(ref reader, timesNs);
        for (int i = 0; i < timesNs.Length; i++)
        {
            timesNs[i] = unchecked((long)((ulong)first + ((ulong)timesNs[i] * divisor)));
        }

        for (int i = 1; i < timesNs.Length; i++)
        {
            if (timesNs[i] <= timesNs[i - 1])
            {
                throw new DamagedBlockException("times are not ascending");
            }
        }
    }

    private static ulong GreatestCommonDivisor(ulong a, ulong b)
    {
        while (a != 0)
        {
            (a, b) = (b % a, a);
        }

        return b;
    }
}
