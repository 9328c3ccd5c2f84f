using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Domain.Telemetry.Reduction;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Blocks of one series that are stored together or not at all, as one record: series number, type, sealed sequence, number of
/// blocks, blocks. They replace every older block that overlaps one of them in time.
/// </summary>
internal static class BlockGroup
{
    /// <summary>Begins a group at the writer's end; returns its start.</summary>
    public static int Begin(ByteWriter writer, IBlockOwner owner, ulong sealedSequence, int blockCount)
    {
        int start = LogRecord.Begin(writer);
        writer.UInt32((uint)owner.Id);
        writer.Byte((byte)owner.Type);
        writer.UInt64(sealedSequence);
        writer.UInt32((uint)blockCount);
        return start;
    }

    /// <summary>Adds a block of points <paramref name="start"/> to <paramref name="end"/> (exclusive); its place is relative to the writer's begin.</summary>
    public static BlockEntry AddBlock(ByteWriter writer, BlockCodec codec, BlockFile file, PointColumns points, int start, int end)
    {
        int offset = writer.Length;
        ReadOnlySpan<long> timesNs = points.TimesNs[start..end];
        ReadOnlySpan<long> bits = points.Bits.IsEmpty ? [] : points.Bits[start..end];
        ReadOnlySpan<string> texts = points.Texts.IsEmpty ? [] : points.Texts[start..end];
        writer.Reserve(BlockHeader.Bytes);
        codec.Encode(points.Type, timesNs, bits, texts, writer);
        Span<byte> block = writer.From(offset);
        BlockHeader.Write(block, PointSummary.Of(points.Type, timesNs, bits, texts), block[BlockHeader.Bytes..]);
        return new BlockEntry(file, offset, block.Length, end - start, timesNs[0], timesNs[^1]);
    }

    /// <summary>Adds a block of summaries of whole buckets between two times (both inclusive); its place is relative to the writer's begin.</summary>
    public static BlockEntry AddSummaries(ByteWriter writer, SummaryCodec codec, BlockFile file, IBlockOwner owner, ReadOnlySpan<PointSummary> rows, TimeInterval buckets, long bucketNs)
    {
        int offset = writer.Length;
        writer.Reserve(BlockHeader.Bytes);
        codec.Encode(owner.Type, rows, bucketNs, writer);
        Span<byte> block = writer.From(offset);
        PointSummary head = new() { Type = owner.Type, Count = rows.Length, FirstNs = buckets.FirstNs, LastNs = buckets.LastNs };
        BlockHeader.Write(block, head, block[BlockHeader.Bytes..]);
        return new BlockEntry(file, offset, block.Length, rows.Length, buckets.FirstNs, buckets.LastNs);
    }

    /// <summary>Reads where the blocks of a stored group are; false when the payload is no whole group.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, long payloadOffset, BlockFile file, List<BlockEntry> entries, out int seriesId, out FieldType type, out ulong sealedSequence)
    {
        entries.Clear();
        ByteReader reader = new(payload);
        (seriesId, type, sealedSequence) = ((int)reader.UInt32(), (FieldType)reader.Byte(), reader.UInt64());
        uint count = reader.UInt32();
        for (uint i = 0; i < count; i++)
        {
            int start = reader.Position;
            if (reader.Remaining < BlockHeader.Bytes
                || !BlockHeader.TryRead(reader.Bytes(BlockHeader.Bytes), type, out PointSummary summary, out int length, out _)
                || length > reader.Remaining)
            {
                return false;
            }

            reader.Bytes(length);
            entries.Add(new BlockEntry(file, payloadOffset + start, BlockHeader.Bytes + length, (int)summary.Count, summary.FirstNs, summary.LastNs));
        }

        return true;
    }
}
