namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>Writes bit fields, lowest bit first, as length-prefixed bytes.</summary>
internal ref struct BitSink
{
    private readonly ByteWriter _writer;
    private readonly int _start;
    private ulong _pending;
    private int _bits;

    public BitSink(ByteWriter writer)
    {
        _writer = writer;
        _start = writer.Length;
        writer.UInt32(0);
    }

    /// <summary>Adds the lowest <paramref name="width"/> bits; the bits above must be zero.</summary>
    public void Write(ulong value, int width)
    {
        _pending |= value << _bits;
        _bits += width;
        if (_bits >= 64)
        {
            _writer.UInt64(_pending);
            _bits -= 64;
            _pending = _bits == 0 ? 0 : value >> (width - _bits);
        }
    }

    public void Finish()
    {
        for (; _bits > 0; _bits -= 8, _pending >>= 8)
        {
            _writer.Byte((byte)_pending);
        }

        System.Buffers.Binary.BinaryPrimitives.WriteUInt32LittleEndian(_writer.From(_start), (uint)(_writer.Length - _start - 4));
    }
}
