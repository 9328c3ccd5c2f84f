namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// When a series' chunk is opened and closed, and how that bounds the log. Everything here is guarded by the store's lock, which the caller holds.
/// </summary>
internal sealed class OpenChunks(SeriesCatalogue catalogue, WriteAheadLog log, StoreLimits limits, HeadCounters counters, Queue<StoredSeries> waiting)
{
    private readonly List<StoredSeries> _full = [];
    private readonly LongBuffers _buffers = new();
    private long _closedUpTo;

    /// <summary>Opens a chunk for points that are in a log file.</summary>
    public HeadChunk Open(StoredSeries series, long logFile)
    {
        log.Retain(logFile);
        return series.Head = new HeadChunk(series.Type, logFile, _buffers);
    }

    /// <summary>Has a series' chunk closed with the next <see cref="CloseFull"/>.</summary>
    public void Full(StoredSeries series) => _full.Add(series);

    /// <summary>Closes chunks that <see cref="Full"/> was told of.</summary>
    public void CloseFull()
    {
        foreach (StoredSeries series in _full)
        {
            Close(series);
        }

        _full.Clear();
    }

    /// <summary>Closes the open chunk of a series, if it has one.</summary>
    public void Close(StoredSeries series)
    {
        if (series.Head is not HeadChunk head)
        {
            return;
        }

        series.Head = null;
        (series.Closed ??= new Queue<HeadChunk>(1)).Enqueue(head);
        waiting.Enqueue(series);
        counters.Open -= head.Count;
        counters.Closed += head.Count;
    }

    /// <summary>Closes chunks that began up to a log file until their points reach a number; true when none is left.</summary>
    public bool CloseUpTo(long logFile, long points)
    {
        foreach (StoredSeries series in catalogue.All)
        {
            if (series.Head is HeadChunk head && head.FirstLogFile <= logFile)
            {
                if (points <= 0)
                {
                    return false;
                }

                points -= head.Count;
                Close(series);
            }
        }

        return true;
    }

    /// <summary>
    /// Brings points that came after a chunk was closed, but belong into its time, over from the open chunk. The log keeps them
    /// there: a replay takes them again, behind the blocks, which changes nothing.
    /// </summary>
    public void TakeLate(StoredSeries series, HeadChunk closed)
    {
        if (series.Closed!.Count > 1 || series.Head is not HeadChunk open)
        {
            return;
        }

        counters.Open -= open.Normalize();
        int taken = closed.TakeLate(open);
        counters.Open -= taken;
        counters.Closed += taken - closed.Normalize();
        if (open.Count == 0)
        {
            series.Head = null;
            log.Release(open.FirstLogFile);
            open.Release();
        }
    }

    /// <summary>Closes chunks that began in the older half of a log that has become too long.</summary>
    public void BoundLog()
    {
        if (log.Bytes <= limits.LogBytes)
        {
            return;
        }

        long middle = (log.OldestNumber + log.CurrentNumber) / 2;
        if (middle <= _closedUpTo || middle == log.CurrentNumber)
        {
            return;
        }

        _closedUpTo = middle;
        CloseUpTo(middle, long.MaxValue);
    }
}
