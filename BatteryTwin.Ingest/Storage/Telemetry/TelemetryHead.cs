using System.Buffers;
using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The part of the store in memory: series with their open and closed chunks, fed through the write-ahead log. One lock guards
/// it all; under it nothing waits for the disk but the hand-over of a batch to the operating system.
/// </summary>
internal sealed class TelemetryHead(SeriesCatalogue catalogue, WriteAheadLog log, StoreLimits limits)
{
    private const int MaxPooledBytes = 4 << 20;
    private const int MaxPooled = 4;

    private readonly Lock _gate = new();
    private readonly ConcurrentBag<ByteWriter> _writers = [];
    private readonly Queue<StoredSeries> _waiting = new();
    private readonly List<StoredSeries> _full = [];
    private ulong _sequence;
    private long _openPoints;
    private long _pendingPoints;
    private long _appended;
    private long _closedUpTo;
    private TaskCompletionSource? _room;

    /// <summary>Raised outside the lock when closed chunks wait.</summary>
    public event Action? ChunksClosed;

    public long PointsAppended => Interlocked.Read(ref _appended);

    /// <summary>Points in memory; a point written twice counts twice until someone looks at its chunk.</summary>
    public long PointsInMemory
    {
        get
        {
            lock (_gate)
            {
                return _openPoints + _pendingPoints;
            }
        }
    }

    public long BytesOnDisk
    {
        get
        {
            lock (_gate)
            {
                return log.Bytes + catalogue.Bytes;
            }
        }
    }

    /// <summary>Writes a batch to the log and takes its points.</summary>
    /// <exception cref="SeriesTypeConflictException">Nothing was stored.</exception>
    /// <exception cref="IOException">Nothing was stored.</exception>
    public void Append(TelemetryBatch batch)
    {
        StoredSeries[] series = ArrayPool<StoredSeries>.Shared.Rent(batch.Series.Count);
        ByteWriter writer = _writers.TryTake(out ByteWriter? pooled) ? pooled : new ByteWriter(64 * 1_024);
        try
        {
            new BatchSeriesLookup(catalogue, _gate).Resolve(batch, series);
            writer.Clear();
            LogRecord.Begin(writer);
            BatchRecord.Encode(batch, series, writer);
            uint crc = LogRecord.PayloadCrc(writer, 0);
            lock (_gate)
            {
                LogRecord.Complete(writer, 0, _sequence + 1, crc);
                log.Append(writer.Written);
                _sequence++;
                Apply(batch, series);
                BoundLog();
            }
        }
        finally
        {
            ArrayPool<StoredSeries>.Shared.Return(series, clearArray: true);
            if (writer.Length <= MaxPooledBytes && _writers.Count < MaxPooled)
            {
                _writers.Add(writer);
            }
        }

        Interlocked.Add(ref _appended, batch.Count);
        WakeSealer();
    }

    /// <summary>Takes one record of the log again, at start; points that blocks already hold are passed over.</summary>
    public int Replay(long logFile, ulong sequence, BatchRecord record)
    {
        int unknown = 0;
        lock (_gate)
        {
            _sequence = Math.Max(_sequence, sequence);
            ReadOnlySpan<int> ids = record.SeriesIds;
            for (int i = 0; i < ids.Length; i++)
            {
                StoredSeries? series = catalogue.Find(ids[i]);
                if (series is null)
                {
                    catalogue.Reserve(ids[i]);
                    unknown++;
                }
                else if (sequence > series.SealedSequence)
                {
                    Add(series, record.TimesNs[i], record.Bits[i], record.Texts, logFile, sequence);
                }
            }

            CloseFull();
        }

        WakeSealer();
        return unknown;
    }

    /// <summary>New records must be numbered behind every one that blocks have taken in.</summary>
    public void ContinueAfter(ulong sequence)
    {
        lock (_gate)
        {
            _sequence = Math.Max(_sequence, sequence);
        }
    }

    /// <summary>True when there is room for more points; else a task that completes when it is worth asking again.</summary>
    public bool HasRoom(out Task change)
    {
        lock (_gate)
        {
            bool room = HasRoom();
            change = room ? Task.CompletedTask : (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            return room;
        }
    }

    /// <summary>Lets everyone who waits for room look again.</summary>
    public void WakeWaiters()
    {
        TaskCompletionSource? room;
        lock (_gate)
        {
            room = _room;
            _room = null;
        }

        room?.SetResult();
    }

    /// <summary>Closes every open chunk and begins a new log file; returns the number of the last one before.</summary>
    /// <exception cref="IOException">The new log file could not be made; nothing was closed.</exception>
    public long CloseAll()
    {
        long last;
        lock (_gate)
        {
            last = log.CurrentNumber;
            log.Rotate();
            CloseUpTo(last);
        }

        WakeSealer();
        return last;
    }

    /// <summary>Whether the log still has a file up to this number.</summary>
    public bool LogReachesBackTo(long number)
    {
        lock (_gate)
        {
            return log.OldestNumber <= number;
        }
    }

    /// <summary>Does to a log that is too long what <see cref="Append"/> leaves to the sealer: begins a new file so that the only one can go.</summary>
    /// <exception cref="IOException">The new file could not be made.</exception>
    public void ShortenLog()
    {
        lock (_gate)
        {
            if (log.Bytes > limits.LogBytes && (log.OldestNumber + log.CurrentNumber) / 2 == log.CurrentNumber)
            {
                log.Rotate();
            }

            BoundLog();
        }

        ReleaseLog([]);
    }

    /// <summary>The closed chunk that has waited longest, in order of time; false when none waits.</summary>
    public bool TryPeekClosed(out StoredSeries series, out HeadChunk chunk)
    {
        lock (_gate)
        {
            if (_waiting.TryPeek(out StoredSeries? first))
            {
                series = first;
                chunk = first.Closed!.Peek();
                _pendingPoints -= chunk.Normalize();
                return true;
            }
        }

        (series, chunk) = (null!, null!);
        return false;
    }

    /// <summary>The chunk that was peeked is in these blocks now.</summary>
    public void CompleteClosed(StoredSeries series, BlockList blocks)
    {
        lock (_gate)
        {
            _waiting.Dequeue();
            HeadChunk chunk = series.Closed!.Dequeue();
            if (series.Closed.Count == 0)
            {
                series.Closed = null;
            }

            series.Blocks = blocks;
            series.SealedSequence = Math.Max(series.SealedSequence, chunk.LastSequence);
            _pendingPoints -= chunk.Count;
            chunk.Release();
        }
    }

    /// <summary>Replaces a series' blocks without touching its chunks.</summary>
    public void SetBlocks(StoredSeries series, BlockList blocks)
    {
        lock (_gate)
        {
            series.Blocks = blocks;
        }
    }

    /// <summary>Chunks that began in these log files are safe; deletes the log files that nothing needs any more.</summary>
    public void ReleaseLog(ReadOnlySpan<long> logFiles)
    {
        List<LogFile> unneeded;
        lock (_gate)
        {
            foreach (long number in logFiles)
            {
                log.Release(number);
            }

            unneeded = log.TakeUnneeded();
        }

        log.Delete(unneeded);
        WakeIfRoom();
    }

    public StoredSeries[] SortedSeries()
    {
        lock (_gate)
        {
            return catalogue.Sorted();
        }
    }

    /// <summary>Extent, count and newest value of a series; null when it holds no point, or (<paramref name="overlaps"/>) when points in memory may repeat stored ones, so that only reading tells the count.</summary>
    public SeriesState? Describe(StoredSeries series, out bool overlaps)
    {
        lock (_gate)
        {
            BlockList blocks = series.Blocks;
            (long firstNs, long lastNs, long count) = blocks.Count > 0 ? (blocks[0].FirstNs, blocks[blocks.Count - 1].LastNs, blocks.PointCount) : (0, 0, 0L);
            overlaps = false;
            foreach (HeadChunk chunk in series.ChunksInOrder())
            {
                Normalize(chunk, series);
                overlaps |= count > 0 && chunk.TimesNs[0] <= lastNs;
                firstNs = count > 0 ? firstNs : chunk.TimesNs[0];
                lastNs = chunk.TimesNs[^1];
                count += chunk.Count;
            }

            return count == 0 || overlaps ? null : new SeriesState(series.Key, series.Type, firstNs, lastNs, count, series.Newest);
        }
    }

    /// <summary>The newest value of a series that has points.</summary>
    public (long TimeNs, FieldValue Value) Newest(StoredSeries series)
    {
        lock (_gate)
        {
            return (series.NewestNs, series.Newest);
        }
    }

    /// <summary>
    /// A consistent view of a series: its blocks, and into <paramref name="fresh"/> (with <paramref name="spare"/> for merging) the
    /// points in memory from a time (inclusive) to another (inclusive), in order, each time once.
    /// </summary>
    public BlockList Snapshot(StoredSeries series, long fromNs, long toNs, ref PointColumns fresh, ref PointColumns spare)
    {
        lock (_gate)
        {
            fresh.Clear(series.Type);
            foreach (HeadChunk chunk in series.ChunksInOrder())
            {
                Normalize(chunk, series);
                Take(chunk, series.Type, fromNs, toNs, ref fresh, ref spare);
            }

            return series.Blocks;
        }
    }

    private void Normalize(HeadChunk chunk, StoredSeries series)
    {
        int dropped = chunk.Normalize();
        if (chunk == series.Head)
        {
            _openPoints -= dropped;
        }
        else
        {
            _pendingPoints -= dropped;
        }
    }

    private static void Take(HeadChunk chunk, FieldType type, long fromNs, long toNs, ref PointColumns fresh, ref PointColumns spare)
    {
        int start = SortedTimes.LowerBound(chunk.TimesNs, fromNs);
        int end = toNs == long.MaxValue ? chunk.Count : SortedTimes.LowerBound(chunk.TimesNs, toNs + 1);
        if (start >= end)
        {
            return;
        }

        PointColumns points = fresh.Count == 0 ? fresh : new PointColumns();
        points.Clear(type);
        points.Add(
            chunk.TimesNs[start..end],
            chunk.Bits.IsEmpty ? [] : chunk.Bits[start..end],
            chunk.Texts.IsEmpty ? [] : chunk.Texts[start..end]);
        if (points != fresh)
        {
            spare.Merge(fresh, points);
            (fresh, spare) = (spare, fresh);
        }
    }

    private void Apply(TelemetryBatch batch, StoredSeries[] series)
    {
        ReadOnlySpan<int> indexes = batch.SeriesIndexes;
        ReadOnlySpan<long> timesNs = batch.TimesNs;
        ReadOnlySpan<long> bits = batch.ValueBits;
        long logFile = log.CurrentNumber;
        for (int i = 0; i < indexes.Length; i++)
        {
            Add(series[indexes[i]], timesNs[i], bits[i], batch.Texts, logFile, _sequence);
        }

        CloseFull();
    }

    private void Add(StoredSeries series, long timeNs, long bits, IReadOnlyList<string> texts, long logFile, ulong sequence)
    {
        HeadChunk head = series.Head ?? Open(series, logFile);
        head.LastSequence = sequence;
        if (series.Type == FieldType.String)
        {
            long before = head.TextChars;
            series.AddText(timeNs, texts[(int)bits]);
            if (head.Count == limits.BlockPoints || (before < limits.BlockTextChars && head.TextChars >= limits.BlockTextChars && head.Count < limits.BlockPoints))
            {
                _full.Add(series);
            }
        }
        else
        {
            series.AddNumber(timeNs, bits);
            if (head.Count == limits.BlockPoints)
            {
                _full.Add(series);
            }
        }

        _openPoints++;
    }

    private HeadChunk Open(StoredSeries series, long logFile)
    {
        log.Retain(logFile);
        return series.Head = new HeadChunk(series.Type, logFile);
    }

    private void CloseFull()
    {
        foreach (StoredSeries series in _full)
        {
            Close(series);
        }

        _full.Clear();
    }

    private void Close(StoredSeries series)
    {
        if (series.Head is not HeadChunk head)
        {
            return;
        }

        series.Head = null;
        (series.Closed ??= new Queue<HeadChunk>(1)).Enqueue(head);
        _waiting.Enqueue(series);
        _openPoints -= head.Count;
        _pendingPoints += head.Count;
    }

    private void CloseUpTo(long logFile)
    {
        foreach (StoredSeries series in catalogue.Sorted())
        {
            if (series.Head is HeadChunk head && head.FirstLogFile <= logFile)
            {
                Close(series);
            }
        }
    }

    /// <summary>Closes chunks that began in the older half of a log that has become too long.</summary>
    private void BoundLog()
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
        CloseUpTo(middle);
    }

    private void WakeSealer()
    {
        bool work;
        lock (_gate)
        {
            work = _waiting.Count > 0 || log.Bytes > limits.LogBytes;
        }

        if (work)
        {
            ChunksClosed?.Invoke();
        }
    }

    private bool HasRoom() => _pendingPoints <= limits.PendingPoints && log.Bytes <= 2 * limits.LogBytes;

    private void WakeIfRoom()
    {
        bool room;
        lock (_gate)
        {
            room = HasRoom();
        }

        if (room)
        {
            WakeWaiters();
        }
    }
}
