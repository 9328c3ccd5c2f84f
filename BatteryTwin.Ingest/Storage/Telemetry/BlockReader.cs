using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Reads stored blocks, with buffers of its own: one reader per thread of work. Damaged blocks are reported and skipped.</summary>
internal sealed class BlockReader(DamageReport damage)
{
    private readonly BlockCodec _codec = new();
    private byte[] _buffer = new byte[8 * 1_024];

    /// <summary>Set when the disk refused to read a block, which may pass; whoever needs to know unsets it before.</summary>
    public bool WasRefused { get; set; }

    /// <summary>Decodes a block; false (and no points) when it is damaged.</summary>
    public bool TryRead(BlockEntry entry, FieldType type, PointColumns points)
    {
        try
        {
            if (TryLoadPayload(entry, type, out ReadOnlySpan<byte> payload))
            {
                _codec.Decode(type, entry.Count, payload, points);
                return true;
            }
        }
        catch (DamagedBlockException)
        {
            // Reported below like a wrong checksum.
        }

        points.Clear(type);
        damage.Add(entry);
        return false;
    }

    /// <summary>Loads what a block holds behind its head, until the next call; false when head or content are not what was written.</summary>
    public bool TryLoadPayload(BlockEntry entry, FieldType type, out ReadOnlySpan<byte> payload)
    {
        ReadOnlySpan<byte> bytes = LoadReadable(entry, entry.Length);
        payload = default;
        if (bytes.Length != entry.Length
            || !BlockHeader.TryRead(bytes, type, out PointSummary summary, out int length, out uint crc)
            || length != entry.Length - BlockHeader.Bytes
            || summary.Count != entry.Count
            || Crc32C.Of(bytes[BlockHeader.Bytes..]) != crc)
        {
            return false;
        }

        payload = bytes[BlockHeader.Bytes..];
        return true;
    }

    /// <summary>Reads a block's summary; false when it is damaged.</summary>
    public bool TryReadSummary(BlockEntry entry, FieldType type, out PointSummary summary)
    {
        if (BlockHeader.TryRead(LoadReadable(entry, BlockHeader.Bytes), type, out summary, out _, out _))
        {
            return true;
        }

        damage.Add(entry);
        return false;
    }

    /// <summary>The block's bytes; none where the disk refuses to read, which is damage like any other to who only wants to know.</summary>
    private ReadOnlySpan<byte> LoadReadable(BlockEntry entry, int length)
    {
        try
        {
            return Load(entry, length);
        }
        catch (IOException)
        {
            WasRefused = true;
            return default;
        }
    }

    /// <summary>The block's bytes as they are; fewer when the file ends before.</summary>
    /// <exception cref="IOException">The disk refuses to read them.</exception>
    public ReadOnlySpan<byte> Load(BlockEntry entry, int length)
    {
        if (_buffer.Length < length)
        {
            _buffer = new byte[Math.Max(length, _buffer.Length * 2)];
        }

        return _buffer.AsSpan(0, entry.File.File.Read(_buffer.AsSpan(0, length), entry.Offset));
    }
}
