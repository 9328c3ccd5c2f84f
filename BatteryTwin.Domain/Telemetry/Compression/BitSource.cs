namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>Reads what <see cref="BitSink"/> wrote.</summary>
internal ref struct BitSource
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _position;
    private ulong _pending;
    private int _bits;

    public BitSource(ref ByteReader reader)
    {
        uint length = reader.UInt32();
        _bytes = reader.Bytes(length > int.MaxValue ? int.MaxValue : (int)length);
    }

    public ulong Read(int width)
    {
        if (width > 32)
        {
            ulong low = Read(32);
            return low | (Read(width - 32) << 32);
        }

        while (_bits < width)
        {
            if (_position == _bytes.Length)
            {
                throw new DamagedBlockException("bit stream ends early");
            }

            _pending |= (ulong)_bytes[_position++] << _bits;
            _bits += 8;
        }

        ulong value = _pending & ((1UL << width) - 1);
        _pending >>= width;
        _bits -= width;
        return value;
    }
}
