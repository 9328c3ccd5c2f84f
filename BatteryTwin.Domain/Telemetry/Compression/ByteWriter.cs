using System.Buffers.Binary;

namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>A growing byte buffer that is used again and again. Numbers are little-endian.</summary>
public sealed class ByteWriter(int capacity = 4096)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Adds <paramref name="count"/> bytes for the caller to fill at once; their content is undefined until then.</summary>
    public Span<byte> Reserve(int count)
    {
        Span<byte> span = Peek(count);
        Length += count;
        return span;
    }

    /// <summary>Room of at least <paramref name="count"/> bytes after the written ones; <see cref="Advance"/> takes what was filled.</summary>
    public Span<byte> Peek(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(checked(Length + count), (int)Math.Min(Array.MaxLength, _bytes.Length * 2L)));
        }

        return _bytes.AsSpan(Length, count);
    }

    public void Advance(int count) => Length += count;

    /// <summary>The bytes written from an offset on, for patching.</summary>
    public Span<byte> From(int offset) => _bytes.AsSpan(offset, Length - offset);

    public void Byte(byte value) => Reserve(1)[0] = value;

    public void UInt16(ushort value) => BinaryPrimitives.WriteUInt16LittleEndian(Reserve(2), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Reserve(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Reserve(8), value);

    public void UInt64(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Reserve(8), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Reserve(bytes.Length));

    public void Varint(ulong value) => Length += ByteCoding.WriteVarint(Peek(ByteCoding.MaxVarintBytes), value);

    /// <summary>A signed number; small magnitudes take few bytes.</summary>
    public void Signed(long value) => Varint(ByteCoding.ZigZag(value));
}
