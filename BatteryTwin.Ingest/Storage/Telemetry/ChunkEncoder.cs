using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// Turns a closed chunk into groups of blocks: every stored block that a piece of it overlaps is read, merged (the chunk's
/// points win) and replaced; a small neighbour is taken along, so that slow series do not end in crumbs.
/// </summary>
internal sealed class ChunkEncoder(DamageReport damage, int blockPoints)
{
    private const int Crumbs = 64;

    private readonly BlockReader _reader = new(damage);
    private readonly BlockCodec _codec = new();
    private readonly PointColumns _piece = new();
    private readonly PointColumns _stored = new();
    private readonly PointColumns _block = new();
    private readonly PointColumns _merged = new();
    private readonly List<BlockEntry> _entries = [];

    /// <summary>The encoded groups, to be appended to the file as one.</summary>
    public ByteWriter Bytes { get; } = new(64 * 1_024);

    /// <summary>Blocks that the last call replaced.</summary>
    public List<BlockEntry> Replaced { get; } = [];

    /// <summary>Blocks that the last call made.</summary>
    public List<BlockEntry> Added { get; } = [];

    /// <summary>Encodes a normalized chunk for the end of <paramref name="file"/>; returns the series' blocks as they will be then.</summary>
    public BlockList Encode(StoredSeries series, HeadChunk chunk, BlockFile file)
    {
        Bytes.Clear();
        Replaced.Clear();
        Added.Clear();
        BlockList blocks = series.Blocks;
        int start = 0;
        foreach (int end in ChunkPieces.Cut(chunk.TimesNs, blocks))
        {
            _piece.Clear(series.Type);
            _piece.Add(
                chunk.TimesNs[start..end],
                chunk.Bits.IsEmpty ? [] : chunk.Bits[start..end],
                chunk.Texts.IsEmpty ? [] : chunk.Texts[start..end]);
            bool last = end == chunk.Count;
            blocks = EncodePiece(series, blocks, last, last ? chunk.LastSequence : 0, file);
            start = end;
        }

        return blocks;
    }

    private BlockList EncodePiece(StoredSeries series, BlockList blocks, bool last, ulong sealedSequence, BlockFile file)
    {
        (int start, int end) = Overlap(blocks, last);
        PointColumns points = _piece;
        if (end > start)
        {
            ReadStored(series, blocks.Entries[start..end]);
            _merged.Merge(_stored, _piece);
            points = _merged;
        }

        EncodeBlocks(series, points, sealedSequence, file);
        Replaced.AddRange(blocks.Entries[start..end]);
        Added.AddRange(_entries);
        return blocks.Replace(start, end, _entries.ToArray());
    }

    /// <summary>
    /// Blocks that the piece overlaps, or a small one beside it: not one made for an earlier piece, which is not in the file yet,
    /// and none beyond a later piece.
    /// </summary>
    private (int Start, int End) Overlap(BlockList blocks, bool last)
    {
        ReadOnlySpan<long> timesNs = _piece.TimesNs;
        int start = blocks.FirstEndingFrom(timesNs[0]);
        int end = Math.Max(start, blocks.EndBeginningUpTo(timesNs[^1]));
        if (start == end && start > 0 && Belongs(blocks[start - 1], timesNs) && (Added.Count == 0 || Added[^1] != blocks[start - 1]))
        {
            start--;
        }

        if (last && start == end && end < blocks.Count && Belongs(blocks[end], timesNs))
        {
            end++;
        }

        return (start, end);
    }

    private bool Belongs(BlockEntry block, ReadOnlySpan<long> timesNs)
    {
        double gapNs = block.LastNs < timesNs[0] ? (double)timesNs[0] - block.LastNs : (double)block.FirstNs - timesNs[^1];
        double spansNs = ((double)timesNs[^1] - timesNs[0]) + ((double)block.LastNs - block.FirstNs);
        int together = block.Count + timesNs.Length;
        bool isShort = block.Count < blockPoints / 2 || together <= blockPoints;
        return isShort && (together <= Crumbs || gapNs <= spansNs);
    }

    private void ReadStored(StoredSeries series, ReadOnlySpan<BlockEntry> entries)
    {
        _stored.Clear(series.Type);
        foreach (BlockEntry entry in entries)
        {
            if (_reader.TryRead(entry, series.Type, _block))
            {
                _stored.Add(_block, 0, _block.Count);
            }
        }
    }

    private void EncodeBlocks(StoredSeries series, PointColumns points, ulong sealedSequence, BlockFile file)
    {
        _entries.Clear();
        int count = Math.Max(1, (points.Count + (blockPoints / 2)) / blockPoints);
        int group = BlockGroup.Begin(Bytes, series, sealedSequence, count);
        for (int i = 0; i < count; i++)
        {
            int from = (int)((long)points.Count * i / count);
            int to = (int)((long)points.Count * (i + 1) / count);
            BlockEntry entry = BlockGroup.AddBlock(Bytes, _codec, file, points, from, to);
            _entries.Add(entry with { Offset = entry.Offset + file.File.Length });
        }

        LogRecord.Complete(Bytes, group, sealedSequence);
    }
}
