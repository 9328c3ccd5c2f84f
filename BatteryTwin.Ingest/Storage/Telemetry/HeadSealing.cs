using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>How chunks in memory become blocks, and the log is let go of: what the sealer does to the head, under the store's lock.</summary>
internal sealed class HeadSealing(
    Lock gate, SeriesCatalogue catalogue, WriteAheadLog log, StoreLimits limits, IReadOnlyList<RollupLevel> rollups, HeadCounters counters, OpenChunks open, Queue<StoredSeries> waiting, WriterRoom room)
{
    /// <summary>Raised outside the lock when closed chunks wait.</summary>
    public event Action? ChunksClosed;

    /// <summary>Closes every open chunk and begins a new log file; returns the number of the last one before.</summary>
    /// <exception cref="IOException">The new log file could not be made; nothing was closed.</exception>
    public long CloseAll()
    {
        long last;
        lock (gate)
        {
            last = BeginLogFile();
            open.CloseUpTo(last, long.MaxValue);
        }

        Wake();
        return last;
    }

    /// <summary>What sealing every open chunk would cost and free.</summary>
    public SealingCost CostOfSealing()
    {
        lock (gate)
        {
            (long chunks, long written) = (0, 0);
            foreach (StoredSeries series in catalogue.All)
            {
                if (series.Head is not null)
                {
                    chunks++;
                    written += series.SealedBytes(limits.BlockPoints);
                }
            }

            return new SealingCost(chunks, written, log.Bytes);
        }
    }

    /// <summary>
    /// Closes open chunks that began in log files up to a number, for as long as there is room for closed points; true when
    /// none is left open.
    /// </summary>
    public bool CloseSome(long lastLogFile)
    {
        lock (gate)
        {
            return open.CloseUpTo(lastLogFile, Math.Max(1, limits.PendingPoints / 4));
        }
    }

    /// <summary>Begins a new log file, so that the others can go when their chunks are sealed; returns the number of the last one before.</summary>
    /// <exception cref="IOException">The new log file could not be made.</exception>
    public long BeginLogFile()
    {
        lock (gate)
        {
            long last = log.CurrentNumber;
            log.Rotate();
            return last;
        }
    }

    /// <summary>Whether the log still has a file up to this number.</summary>
    public bool LogReachesBackTo(long number)
    {
        lock (gate)
        {
            return log.OldestNumber <= number;
        }
    }

    /// <summary>Does to a log that is too long what <see cref="TelemetryHead.Append"/> leaves to the sealer: begins a new file so that the only one can go.</summary>
    /// <exception cref="IOException">The new file could not be made.</exception>
    public void ShortenLog()
    {
        lock (gate)
        {
            if (log.Bytes > limits.LogBytes && (log.OldestNumber + log.CurrentNumber) / 2 == log.CurrentNumber)
            {
                log.Rotate();
            }

            open.BoundLog();
        }

        ReleaseLog([]);
    }

    /// <summary>The closed chunk that has waited longest, in order of time; false when none waits.</summary>
    public bool TryPeekClosed(out StoredSeries series, out HeadChunk chunk)
    {
        lock (gate)
        {
            if (waiting.TryPeek(out StoredSeries? first))
            {
                series = first;
                chunk = first.Closed!.Peek();
                counters.Closed -= chunk.Normalize();
                open.TakeLate(first, chunk);
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
        lock (gate)
        {
            waiting.Dequeue();
            HeadChunk chunk = series.Closed!.Dequeue();
            if (series.Closed.Count == 0)
            {
                series.Closed = null;
            }

            series.Blocks = blocks;
            series.SealedSequence = Math.Max(series.SealedSequence, chunk.LastSequence);
            if (rollups.Count > 0 && series.Type != FieldType.String)
            {
                foreach (RollupSeries rollup in RollupCatchUp.Of(series, rollups))
                {
                    RollupCatchUp.MarkStale(rollup, changed);
                }
            }

            counters.Closed -= chunk.Count;
            chunk.Release();
        }
    }

    /// <summary>Replaces blocks without touching chunks.</summary>
    public void SetBlocks(IBlockOwner owner, BlockList blocks)
    {
        lock (gate)
        {
            owner.Blocks = blocks;
        }
    }

    /// <summary>Takes a block off that cannot be read; what it summarized is to be summarized again.</summary>
    public void Lose(IBlockOwner owner, int block)
    {
        lock (gate)
        {
            if (owner is RollupSeries rollup)
            {
                RollupCatchUp.MarkStale(rollup, [rollup.Blocks[block]]);
            }

            owner.Blocks = owner.Blocks.Replace(block, block + 1, []);
        }
    }

    /// <summary>Replaces a rollup's blocks, in which buckets are as fresh as the series' blocks now.</summary>
    public void SetRollup(RollupSeries rollup, BlockList blocks, TimeIntervals buckets, ulong sealedSequence)
    {
        lock (gate)
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
        lock (gate)
        {
            foreach (long number in logFiles)
            {
                log.Release(number);
            }

            unneeded = log.TakeUnneeded();
        }

        log.Delete(unneeded);
        room.WakeIfRoom();
    }

    /// <summary>Says so when there is work.</summary>
    public void Wake()
    {
        bool work;
        lock (gate)
        {
            work = waiting.Count > 0 || log.Bytes > limits.LogBytes;
        }

        if (work)
        {
            ChunksClosed?.Invoke();
        }
    }
}
