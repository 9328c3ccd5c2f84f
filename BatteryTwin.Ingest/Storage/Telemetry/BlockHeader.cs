using System.Buffers.Binary;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The fixed head of a stored block, 80 bytes: checksum of the other 76, checksum of the payload, point count, payload length,
/// then first and last time, first, last, smallest and largest value, sum (128 bits, or a double). Values of texts are 0.
/// </summary>
internal static class BlockHeader
{
    public const int Bytes = 80;

    public static void Write(Span<byte> target, in PointSummary summary, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target[4..], Crc32C.Of(payload));
        BinaryPrimitives.WriteUInt32LittleEndian(target[8..], (uint)summary.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(target[12..], (uint)payload.Length);
        BinaryPrimitives.WriteInt64LittleEndian(target[16..], summary.FirstNs);
        BinaryPrimitives.WriteInt64LittleEndian(target[24..], summary.LastNs);
        BinaryPrimitives.WriteInt64LittleEndian(target[32..], summary.FirstBits);
        BinaryPrimitives.WriteInt64LittleEndian(target[40..], summary.LastBits);
        BinaryPrimitives.WriteInt64LittleEndian(target[48..], summary.MinBits);
        BinaryPrimitives.WriteInt64LittleEndian(target[56..], summary.MaxBits);
        Int128 sum = summary.Type == FieldType.Float ? BitConverter.DoubleToInt64Bits(summary.FloatSum) : summary.IntegerSum;
        BinaryPrimitives.WriteInt128LittleEndian(target[64..], sum);
        BinaryPrimitives.WriteUInt32LittleEndian(target, Crc32C.Of(target[4..Bytes]));
    }

    /// <summary>Reads a header; false when it is damaged.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, FieldType type, out PointSummary summary, out int payloadLength, out uint payloadCrc)
    {
        (summary, payloadLength, payloadCrc) = (default, 0, 0);
        if (bytes.Length < Bytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Crc32C.Of(bytes[4..Bytes]))
        {
            return false;
        }

        payloadCrc = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        payloadLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        Int128 sum = BinaryPrimitives.ReadInt128LittleEndian(bytes[64..]);
        summary = new PointSummary
        {
            Type = type,
            Count = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
            FirstNs = BinaryPrimitives.ReadInt64LittleEndian(bytes[16..]),
            LastNs = BinaryPrimitives.ReadInt64LittleEndian(bytes[24..]),
            FirstBits = BinaryPrimitives.ReadInt64LittleEndian(bytes[32..]),
            LastBits = BinaryPrimitives.ReadInt64LittleEndian(bytes[40..]),
            MinBits = BinaryPrimitives.ReadInt64LittleEndian(bytes[48..]),
            MaxBits = BinaryPrimitives.ReadInt64LittleEndian(bytes[56..]),
            IntegerSum = type == FieldType.Float ? 0 : sum,
            FloatSum = type == FieldType.Float ? BitConverter.Int64BitsToDouble((long)sum) : 0,
        };
        return payloadLength >= 0;
    }
}
