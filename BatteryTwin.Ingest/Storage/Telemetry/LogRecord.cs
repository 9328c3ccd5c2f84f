using System.Buffers.Binary;
using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The frame around everything the store writes: magic, payload length, sequence number, checksum of the payload, checksum of
/// these 20 bytes, then the payload. Little-endian; checksums are CRC-32C.
/// </summary>
internal static class LogRecord
{
    public const int HeaderBytes = 24;

    public const uint Magic = 0x3154_5442;

    private const int HeaderCrcOffset = 20;

    /// <summary>Begins a record at the writer's end; the payload follows.</summary>
    public static int Begin(ByteWriter writer)
    {
        int start = writer.Length;
        writer.Reserve(HeaderBytes);
        return start;
    }

    /// <summary>Checksum of a finished payload, so that it can be taken before the sequence number is known.</summary>
    public static uint PayloadCrc(ByteWriter writer, int start) => Crc32C.Of(writer.From(start + HeaderBytes));

    /// <summary>Completes the record that began at <paramref name="start"/> and reaches to the writer's end.</summary>
    public static void Complete(ByteWriter writer, int start, ulong sequence, uint payloadCrc)
    {
        Span<byte> record = writer.From(start);
        BinaryPrimitives.WriteUInt32LittleEndian(record, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], (uint)(record.Length - HeaderBytes));
        BinaryPrimitives.WriteUInt64LittleEndian(record[8..], sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(record[16..], payloadCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(record[HeaderCrcOffset..], Crc32C.Of(record[..HeaderCrcOffset]));
    }

    public static void Complete(ByteWriter writer, int start, ulong sequence) => Complete(writer, start, sequence, PayloadCrc(writer, start));

    /// <summary>Reads a header; false when these bytes are none.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out LogRecordHeader header)
    {
        header = default;
        if (bytes.Length < HeaderBytes
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[HeaderCrcOffset..]) != Crc32C.Of(bytes[..HeaderCrcOffset]))
        {
            return false;
        }

        header = new LogRecordHeader(
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
            BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]));
        return true;
    }
}
