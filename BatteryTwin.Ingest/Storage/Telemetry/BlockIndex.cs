using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// What a block file that is not written to any more holds, in a file beside it a fiftieth as long, so that a start need not read the blocks. Made of
/// the block file alone; one that is missing, damaged or of another file is passed over.
/// </summary>
internal static class BlockIndex
{
    private const string Extension = ".idx";
    private const int TailBytes = 4_096;

    public static string PathOf(BlockFile file) => Path.ChangeExtension(file.File.Path, Extension);

    /// <summary>Writes the index of a file, beside it and then renamed.</summary>
    /// <exception cref="IOException">There is no index, or the one before.</exception>
    public static void Write(BlockFile file, IReadOnlyList<IndexedGroup> groups)
    {
        ByteWriter writer = new(64 * 1_024);
        int record = LogRecord.Begin(writer);
        writer.UInt32(TailCrc(file));
        writer.Varint((ulong)groups.Count);
        foreach (IndexedGroup group in groups)
        {
            writer.Varint((ulong)group.SeriesId);
            writer.Byte((byte)group.Type);
            writer.Varint(group.SealedSequence);
            writer.Varint((ulong)group.Blocks.Count);
            foreach (BlockEntry block in group.Blocks)
            {
                writer.Varint((ulong)block.Offset);
                writer.Varint((ulong)block.Length);
                writer.Varint((ulong)block.Count);
                writer.Int64(block.FirstNs);
                writer.Varint(unchecked((ulong)block.LastNs - (ulong)block.FirstNs));
            }
        }

        LogRecord.Complete(writer, record, (ulong)file.File.Length);
        string fresh = PathOf(file) + ".new";
        using (FileStream stream = new(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(writer.Written);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, PathOf(file), overwrite: true);
    }

    /// <summary>The groups of a file in the order written; null when its index cannot be used.</summary>
    public static IReadOnlyList<IndexedGroup>? TryRead(BlockFile file)
    {
        try
        {
            if (!File.Exists(PathOf(file)))
            {
                return null;
            }

            byte[] bytes = File.ReadAllBytes(PathOf(file));
            if (!LogRecord.TryReadHeader(bytes, out LogRecordHeader header)
                || header.Sequence != (ulong)file.File.Length
                || bytes.Length - LogRecord.HeaderBytes != header.PayloadLength
                || Crc32C.Of(bytes.AsSpan(LogRecord.HeaderBytes)) != header.PayloadCrc)
            {
                return null;
            }

            ByteReader reader = new(bytes.AsSpan(LogRecord.HeaderBytes));
            return reader.UInt32() == TailCrc(file) ? Groups(ref reader, file) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DamagedBlockException)
        {
            return null;
        }
    }

    public static void Delete(BlockFile file) => File.Delete(PathOf(file));

    private static List<IndexedGroup> Groups(ref ByteReader reader, BlockFile file)
    {
        int count = reader.Count(reader.Remaining);
        List<IndexedGroup> groups = new(count);
        for (int i = 0; i < count; i++)
        {
            int series = (int)reader.Varint();
            FieldType type = (FieldType)reader.Byte();
            ulong sequence = reader.Varint();
            BlockEntry[] blocks = new BlockEntry[reader.Count(reader.Remaining)];
            for (int k = 0; k < blocks.Length; k++)
            {
                (long offset, int length, int points, long firstNs) = ((long)reader.Varint(), (int)reader.Varint(), (int)reader.Varint(), reader.Int64());
                blocks[k] = new BlockEntry(file, offset, length, points, firstNs, unchecked((long)((ulong)firstNs + reader.Varint())));
            }

            groups.Add(new IndexedGroup(series, type, sequence, blocks));
        }

        return groups;
    }

    /// <summary>Ties an index to its file.</summary>
    private static uint TailCrc(BlockFile file)
    {
        byte[] tail = new byte[Math.Min(TailBytes, file.File.Length)];
        return Crc32C.Of(tail.AsSpan(0, file.File.Read(tail, file.File.Length - tail.Length)));
    }
}
