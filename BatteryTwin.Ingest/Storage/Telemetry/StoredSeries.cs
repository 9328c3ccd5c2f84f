using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>One series of the store. Key, type and number never change; the rest is guarded by the store's lock.</summary>
internal sealed class StoredSeries(int id, SeriesKey key, FieldType type) : IBlockOwner
{
    public int Id { get; } = id;

    public SeriesKey Key { get; } = key;

    public FieldType Type { get; } = type;

    /// <summary>The chunk that new points go to; null when there is none since the last was closed.</summary>
    public HeadChunk? Head { get; set; }

    /// <summary>Closed chunks waiting to become blocks, oldest first; null when none waits.</summary>
    public Queue<HeadChunk>? Closed { get; set; }

    public BlockList Blocks { get; set; }

    /// <summary>All points of log records up to this one are in blocks.</summary>
    public ulong SealedSequence { get; set; }

    /// <summary>Rollups, finest level first; null before there is a block to roll up.</summary>
    public RollupSeries[]? Rollups { get; set; }

    public bool HasPoints { get; set; }

    public long NewestNs { get; set; } = long.MinValue;

    public long NewestBits { get; set; }

    public string? NewestText { get; set; }

    public void AddNumber(long timeNs, long bits)
    {
        Head!.Add(timeNs, bits);
        if (timeNs >= NewestNs)
        {
            (NewestNs, NewestBits) = (timeNs, bits);
            HasPoints = true;
        }
    }

    public void AddText(long timeNs, string text)
    {
        Head!.Add(timeNs, text);
        if (timeNs >= NewestNs)
        {
            (NewestNs, NewestText) = (timeNs, text);
            HasPoints = true;
        }
    }

    /// <summary>About how many bytes of blocks sealing the open chunk writes, with a short last block that it tops up.</summary>
    public long SealedBytes(int blockPoints)
    {
        const int GroupBytes = 128;
        const int PointBytes = 2;
        long fresh = Head is null ? 0 : GroupBytes + ((long)PointBytes * Head.Count) + Head.TextChars;
        return Blocks.Count > 0 && Blocks[Blocks.Count - 1].Count < blockPoints ? fresh + Blocks[Blocks.Count - 1].Length : fresh;
    }

    /// <summary>Chunks in memory, oldest first.</summary>
    public IEnumerable<HeadChunk> ChunksInOrder()
    {
        foreach (HeadChunk closed in Closed ?? [])
        {
            yield return closed;
        }

        if (Head is not null)
        {
            yield return Head;
        }
    }

    public FieldValue Newest => FieldValue.FromBits(Type, NewestBits, NewestText);
}
