namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The blocks of one series, ascending in time and never overlapping. A value of this type is a snapshot: later changes make
/// a new one (adding at the end shares the array, places that a snapshot sees are never written again).
/// </summary>
internal readonly struct BlockList
{
    private readonly BlockEntry[]? _entries;

    private BlockList(BlockEntry[] entries, int count, long pointCount)
    {
        _entries = entries;
        Count = count;
        PointCount = pointCount;
    }

    public int Count { get; }

    /// <summary>Points of all blocks.</summary>
    public long PointCount { get; }

    public ReadOnlySpan<BlockEntry> Entries => _entries.AsSpan(0, Count);

    public BlockEntry this[int index] => _entries![index];

    /// <summary>Index of the first block that ends at or after a time.</summary>
    public int FirstEndingFrom(long timeNs)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_entries![middle].LastNs < timeNs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Index behind the last block that begins at or before a time.</summary>
    public int EndBeginningUpTo(long timeNs)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_entries![middle].FirstNs <= timeNs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The list with blocks <paramref name="start"/> to <paramref name="end"/> (exclusive) replaced.</summary>
    public BlockList Replace(int start, int end, ReadOnlySpan<BlockEntry> replacement)
    {
        int count = Count - (end - start) + replacement.Length;
        long points = PointCount;
        foreach (BlockEntry gone in Entries[start..end])
        {
            points -= gone.Count;
        }

        foreach (BlockEntry added in replacement)
        {
            points += added.Count;
        }

        bool appends = start == Count;
        BlockEntry[] entries = appends && _entries is not null && count <= _entries.Length
            ? _entries
            : new BlockEntry[appends ? Math.Max(4, count + (count / 2)) : count];
        if (entries != _entries)
        {
            Entries[..start].CopyTo(entries);
            Entries[end..].CopyTo(entries.AsSpan(start + replacement.Length));
        }

        replacement.CopyTo(entries.AsSpan(start));
        return new BlockList(entries, count, points);
    }
}
