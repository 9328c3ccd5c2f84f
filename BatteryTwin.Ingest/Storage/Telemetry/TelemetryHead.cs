using System.Buffers;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The part of the store in memory: series with their open and closed chunks, fed through the write-ahead log. One lock guards
/// it all; under it nothing waits for the disk but the hand-over of a batch to the operating system.
/// </summary>
internal sealed class TelemetryHead
{
    private readonly SeriesCatalogue _catalogue;
    private readonly WriteAheadLog _log;
    private readonly StoreLimits _limits;
    private readonly IReadOnlyList<RollupLevel> _rollups;
    private readonly Lock _gate = new();
    private readonly WriterPool _writers = new();
    private readonly Queue<StoredSeries> _waiting = new();
    private readonly HeadCounters _counters = new();
    private readonly OpenChunks _open;
    private ulong _sequence;
    private long _appended;

    public TelemetryHead(SeriesCatalogue catalogue, WriteAheadLog log, StoreLimits limits, IReadOnlyList<RollupLevel> rollups)
    {
        (_catalogue, _log, _limits, _rollups) = (catalogue, log, limits, rollups);
        _open = new OpenChunks(catalogue, log, limits, _counters, _waiting);
        Room = new WriterRoom(_gate, () => _counters.Closed <= limits.PendingPoints && log.Bytes <= 2 * limits.LogBytes);
        Reader = new HeadReader(_gate, _counters);
    }

    /// <summary>Where writers wait while too much is in memory or in the log.</summary>
    public WriterRoom Room { get; }

    /// <summary>The reading side.</summary>
    public HeadReader Reader { get; }

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
                return _counters.Open + _counters.Closed;
            }
        }
    }

    public long BytesOnDisk
    {
        get
        {
            lock (_gate)
            {
                return _log.Bytes + _catalogue.Bytes;
            }
        }
    }

    /// <summary>Writes a batch to the log and takes its points.</summary>
    /// <exception cref="SeriesTypeConflictException">Nothing was stored.</exception>
    /// <exception cref="IOException">Nothing was stored.</exception>
    public void Append(TelemetryBatch batch)
    {
        StoredSeries[] series = ArrayPool<StoredSeries>.Shared.Rent(batch.Series.Count);
        ByteWriter writer = _writers.Take();
        try
        {
            new BatchSeriesLookup(_catalogue, _gate).Resolve(batch, series);
            LogRecord.Begin(writer);
            BatchRecord.Encode(batch, series, writer);
            uint crc = LogRecord.PayloadCrc(writer, 0);
            lock (_gate)
            {
                LogRecord.Complete(writer, 0, _sequence + 1, crc);
                _log.Append(writer.Written);
                _sequence++;
                Apply(batch, series);
                _open.BoundLog();
            }
        }
        finally
        {
            ArrayPool<StoredSeries>.Shared.Return(series, clearArray: true);
            _writers.Return(writer);
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
                StoredSeries? series = _catalogue.Find(ids[i]);
                if (series is null)
                {
                    _catalogue.Reserve(ids[i]);
                    unknown++;
                }
                else if (sequence > series.SealedSequence)
                {
                    Add(series, record.TimesNs[i], record.Bits[i], record.Texts, logFile, sequence);
                }
            }

            _open.CloseFull();
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

    /// <summary>Closes every open chunk and begins a new log file; returns the number of the last one before.</summary>
    /// <exception cref="IOException">The new log file could not be made; nothing was closed.</exception>
    public long CloseAll()
    {
        long last;
        lock (_gate)
        {
            last = BeginLogFile();
            _open.CloseUpTo(last, long.MaxValue);
        }

        WakeSealer();
        return last;
    }

    public int SeriesCount => _catalogue.Count;

    public long LogBytes
    {
        get
        {
            lock (_gate)
            {
                return _log.Bytes;
            }
        }
    }

    /// <summary>What sealing every open chunk would cost and free.</summary>
    public SealingCost CostOfSealing()
    {
        lock (_gate)
        {
            (long chunks, long written) = (0, 0);
            foreach (StoredSeries series in _catalogue.All)
            {
                if (series.Head is not null)
                {
                    chunks++;
                    written += series.SealedBytes(_limits.BlockPoints);
                }
            }

            return new SealingCost(chunks, written, _log.Bytes);
        }
    }

    /// <summary>
    /// Closes open chunks that began in log files up to a number, for as long as there is room for closed points; true when
    /// none is left open.
    /// </summary>
    public bool CloseSome(long lastLogFile)
    {
        lock (_gate)
        {
            return _open.CloseUpTo(lastLogFile, Math.Max(1, _limits.PendingPoints / 4));
        }
    }

    /// <summary>Begins a new log file, so that the others can go when their chunks are sealed; returns the number of the last one before.</summary>
    /// <exception cref="IOException">The new log file could not be made.</exception>
    public long BeginLogFile()
    {
        lock (_gate)
        {
            long last = _log.CurrentNumber;
            _log.Rotate();
            return last;
        }
    }

    /// <summary>Whether the log still has a file up to this number.</summary>
    public bool LogReachesBackTo(long number)
    {
        lock (_gate)
        {
            return _log.OldestNumber <= number;
        }
    }

    /// <summary>Does to a log that is too long what <see cref="Append"/> leaves to the sealer: begins a new file so that the only one can go.</summary>
    /// <exception cref="IOException">The new file could not be made.</exception>
    public void ShortenLog()
    {
        lock (_gate)
        {
            if (_log.Bytes > _limits.LogBytes && (_log.OldestNumber + _log.CurrentNumber) / 2 == _log.CurrentNumber)
            {
                _log.Rotate();
            }

            _open.BoundLog();
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
                _counters.Closed -= chunk.Normalize();
                _open.TakeLate(first, chunk);
                return true;
            }
        }

        (series, chunk) = (null!, null!);
        return false;
    }

    /// <summary>The chunk that was peeked is in these blocks now.</summary>
    /// <param name="series">Its series.</param>
    /// <param name="blocks">Blocks of the series from now on.</param>
    /// <param name="changed">Those that are new.</param>
    public void CompleteClosed(StoredSeries series, BlockList blocks, IReadOnlyList<BlockEntry> changed)
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
            if (_rollups.Count > 0 && series.Type != FieldType.String)
            {
                foreach (RollupSeries rollup in RollupCatchUp.Of(series, _rollups))
                {
                    RollupCatchUp.MarkStale(rollup, changed);
                }
            }

            _counters.Closed -= chunk.Count;
            chunk.Release();
        }
    }

    /// <summary>Replaces blocks without touching chunks.</summary>
    public void SetBlocks(IBlockOwner owner, BlockList blocks)
    {
        lock (_gate)
        {
            owner.Blocks = blocks;
        }
    }

    /// <summary>Replaces a rollup's blocks, in which buckets are as fresh as the series' blocks now.</summary>
    public void SetRollup(RollupSeries rollup, BlockList blocks, TimeIntervals buckets, ulong sealedSequence)
    {
        lock (_gate)
        {
            rollup.Blocks = blocks;
            rollup.Stale = rollup.Stale.Without(buckets);
            rollup.SealedSequence = Math.Max(rollup.SealedSequence, sealedSequence);
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
                _log.Release(number);
            }

            unneeded = _log.TakeUnneeded();
        }

        _log.Delete(unneeded);
        Room.WakeIfRoom();
    }

    /// <summary>Series that a selector can be about, ordered by canonical key.</summary>
    public StoredSeries[] SortedSeries(SeriesSelector selector)
    {
        lock (_gate)
        {
            return _catalogue.Sorted(selector);
        }
    }

    /// <summary>
    /// Takes the files as they are between two batches: the log has every batch up to now, or a block that was made of it, and neither has more.
    /// </summary>
    public FileCut Cut(TelemetryFiles files)
    {
        lock (_gate)
        {
            return files.Cut();
        }
    }

    /// <summary>Canonical key of the series that a block in use belongs to; null when none has it any more.</summary>
    public string? SeriesOf(BlockEntry block)
    {
        lock (_gate)
        {
            return Array.Find(_catalogue.Sorted(), series => series.Blocks.Entries.Contains(block))?.Key.Canonical;
        }
    }

    public StoredSeries[] SortedSeries()
    {
        lock (_gate)
        {
            return _catalogue.Sorted();
        }
    }

    private void Apply(TelemetryBatch batch, StoredSeries[] series)
    {
        ReadOnlySpan<int> indexes = batch.SeriesIndexes;
        ReadOnlySpan<long> timesNs = batch.TimesNs;
        ReadOnlySpan<long> bits = batch.ValueBits;
        long logFile = _log.CurrentNumber;
        for (int i = 0; i < indexes.Length; i++)
        {
            Add(series[indexes[i]], timesNs[i], bits[i], batch.Texts, logFile, _sequence);
        }

        _open.CloseFull();
    }

    private void Add(StoredSeries series, long timeNs, long bits, IReadOnlyList<string> texts, long logFile, ulong sequence)
    {
        HeadChunk head = series.Head ?? _open.Open(series, logFile);
        head.LastSequence = sequence;
        if (series.Type == FieldType.String)
        {
            long before = head.TextChars;
            series.AddText(timeNs, texts[(int)bits]);
            if (head.Count == _limits.BlockPoints || (before < _limits.BlockTextChars && head.TextChars >= _limits.BlockTextChars && head.Count < _limits.BlockPoints))
            {
                _open.Full(series);
            }
        }
        else
        {
            series.AddNumber(timeNs, bits);
            if (head.Count == _limits.BlockPoints)
            {
                _open.Full(series);
            }
        }

        _counters.Open++;
    }

    private void WakeSealer()
    {
        bool work;
        lock (_gate)
        {
            work = _waiting.Count > 0 || _log.Bytes > _limits.LogBytes;
        }

        if (work)
        {
            ChunksClosed?.Invoke();
        }
    }
}
