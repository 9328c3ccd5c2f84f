using System.Buffers.Binary;

namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>Reads what <see cref="ByteWriter"/> wrote; reading past the end is a <see cref="DamagedBlockException"/>.</summary>
public ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly int Remaining => _bytes.Length - Position;

    public byte Byte() => Bytes(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Bytes(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Bytes(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Bytes(8));

    public ulong UInt64() => BinaryPrimitives.ReadUInt64LittleEndian(Bytes(8));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        if (count < 0 || count > Remaining)
        {
            throw new DamagedBlockException($"{count} bytes expected at {Position}, {Remaining} left");
        }

        ReadOnlySpan<byte> bytes = _bytes.Slice(Position, count);
        Position += count;
        return bytes;
    }

    public ulong Varint()
    {
        ulong value = 0;
        for (int shift = 0; shift < 64 && Position < _bytes.Length; shift += 7)
        {
            byte next = _bytes[Position++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new DamagedBlockException($"number without end at {Position}");
    }

    public long Signed() => ByteCoding.UnZigZag(Varint());

    /// <summary>A count of things that take at least one bit each here or are bounded by <paramref name="most"/>.</summary>
    public int Count(int most)
    {
        ulong count = Varint();
        return count <= (ulong)most ? (int)count : throw new DamagedBlockException($"count {count} at {Position} is beyond {most}");
    }
}
