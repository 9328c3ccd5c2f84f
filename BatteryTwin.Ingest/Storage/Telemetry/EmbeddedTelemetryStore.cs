using System.Runtime.CompilerServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The telemetry store inside this process: batches go to a write-ahead log and into open chunks in memory; full chunks become
/// compressed blocks in files; the log shrinks behind them. Folder <c>telemetry/</c> of the data directory: <c>series.log</c>
/// (catalogue), <c>log/</c>, <c>blocks/</c>, <c>rollups/</c>.
/// </summary>
public sealed class EmbeddedTelemetryStore : ITelemetryStore, ICutFiles, IStorageDamage, IAsyncDisposable, IDisposable
{
    private const int AnswerBatchPoints = 20_000;

    private readonly TelemetryFiles _files;
    private readonly TelemetryHead _head;
    private readonly BlockSealer _sealer;
    private readonly GroupCommit _commit;
    private readonly DamageReport _damage;
    private readonly Retention _retention;
    private readonly bool _strict;
    private readonly ILogger _logger;
    private long _suspectLogFile = -1;
    private int _disposed;

    public EmbeddedTelemetryStore(DataDirectory directory, IOptions<TelemetryStoreOptions> options, TimeProvider time, ILogger<EmbeddedTelemetryStore> logger)
        : this(directory.FolderOf("telemetry"), options.Value, new StoreLimits(), time, logger, path => new AppendFile(path))
    {
    }

    internal EmbeddedTelemetryStore(string folder, TelemetryStoreOptions options, StoreLimits limits, TimeProvider time, ILogger logger, Func<string, AppendFile> open)
    {
        _strict = options.Strict;
        _logger = logger;
        _damage = new DamageReport(logger);
        IReadOnlyList<RollupLevel> levels = options.Rollups ? limits.RollupLevels : [];
        _retention = new Retention(options.RetentionDays, time);
        _files = new TelemetryFiles(folder, limits, levels, _retention, open, _damage, logger);
        _head = new TelemetryHead(_files.Catalogue, _files.Log, limits, levels);
        _damage.SeriesOf = _head.SeriesOf;
        BlockMaintenance maintenance = new(_head, series => series, _files.Blocks, _files.Catalogue, _retention, limits, _damage, logger);
        double?[] days = [options.MinuteRetentionDays, options.HourRetentionDays];
        RollupMaintenance[] rollups =
        [
            .. _files.Rollups.Select((rollup, i) => new RollupMaintenance(
                rollup.Level,
                rollup.Files,
                new BlockMaintenance(_head, series => series.Rollups?[i], rollup.Files, _files.Catalogue, new Retention(days.ElementAtOrDefault(i), time), limits, _damage, logger))),
        ];
        RollupWriter writer = new(_head, rollups, _retention, limits, _damage);
        _sealer = new BlockSealer(_head, _files.Blocks, maintenance, writer, new ChunkEncoder(_damage, limits.BlockPoints), new QuietSealing(_head, limits, options.SealAfter, time), limits, logger);
        _files.RestoreInto(_head, logger);
        _sealer.Start();
        _commit = new GroupCommit(Sync, OnSyncFailed, options.FsyncInterval);
    }

    public TelemetryStoreStatistics Statistics
    {
        get
        {
            long inBlocks = 0;
            StoredSeries[] series = _head.SortedSeries();
            foreach (StoredSeries stored in series)
            {
                inBlocks += stored.Blocks.PointCount;
            }

            return new TelemetryStoreStatistics(series.Length, inBlocks + _head.PointsInMemory, _head.PointsAppended, _head.BytesOnDisk + _files.BlockBytes, _damage.Count);
        }
    }

    public async ValueTask AppendAsync(TelemetryBatch batch, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        cancel.ThrowIfCancellationRequested();
        if (batch.Count == 0)
        {
            return;
        }

        RefuseWhileLogIsSuspect();
        await WaitForRoomAsync(cancel).ConfigureAwait(false);
        try
        {
            _head.Append(batch);
            if (_strict)
            {
                await _commit.WaitAsync().ConfigureAwait(false);
            }
        }
        catch (IOException e)
        {
            throw Unavailable(e);
        }
    }

    public FieldType? TypeOf(SeriesKey key) => _files.Catalogue.Find(key)?.Type;

    public ValueTask<IReadOnlyList<SeriesState>> SeriesAsync(SeriesSelector selector, CancellationToken cancel = default)
    {
        BlockReader reader = new(_damage);
        List<SeriesState> states = [];
        foreach (StoredSeries series in SeriesSelection.Pick(_head.SortedSeries(selector), selector))
        {
            if ((_head.Reader.Describe(series, out bool overlaps) ?? (overlaps ? DescribeByReading(series, reader) : null)) is SeriesState state)
            {
                states.Add(state);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<SeriesState>>(states);
    }

    public ValueTask<IReadOnlyList<SeriesLatest>> LatestAsync(SeriesSelector selector, CancellationToken cancel = default)
    {
        List<SeriesLatest> newest = [];
        foreach (StoredSeries series in SeriesSelection.Pick(_head.SortedSeries(selector), selector))
        {
            if (_head.Reader.Newest(series) is SeriesLatest point)
            {
                newest.Add(point);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<SeriesLatest>>(newest);
    }

    public async IAsyncEnumerable<SeriesPoints> ReadAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        RefuseUnanswerable(query);
        RangeReader reader = new(_head.Reader, query, _retention.GoneBeforeNs ?? long.MinValue, _damage);
        List<StoredSeries> series = SeriesSelection.Pick(_head.SortedSeries(query.Series), query.Series);
        using IEnumerator<SeriesPoints> answers = reader.Read(series, cancel).GetEnumerator();
        List<SeriesPoints> ready = [];
        while (await Task.Run(() => FillBatch(answers, ready), cancel).ConfigureAwait(false))
        {
            foreach (SeriesPoints points in ready)
            {
                yield return points;
            }
        }
    }

    /// <summary>Turns everything in memory into blocks on the disk and clears replaced ones away; for copies and measurements.</summary>
    public async Task CompactAsync()
    {
        _head.Sealing.CloseAll();
        await _sealer.CompleteRoundAsync().ConfigureAwait(false);
    }

    public StorageDamageSummary Damage => _damage.Summary;

    string ICutFiles.Folder => _files.Folder;

    FileCut ICutFiles.Cut() => _head.Cut(_files);

    /// <summary>Drops what retention allows and clears replaced blocks away now instead of at the next interval.</summary>
    internal Task MaintainAsync() => _sealer.CompleteRoundAsync();

    /// <summary>Stops the background work, seals open chunks where that frees log and forces what was written to the disk; the log keeps what is not in blocks yet.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _sealer.DisposeAsync().ConfigureAwait(false);
            await _commit.DisposeAsync().ConfigureAwait(false);
            _files.Dispose();
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private SeriesState DescribeByReading(StoredSeries series, BlockReader reader)
    {
        SeriesCursor cursor = SeriesCursor.OfAll(_head.Reader, series, long.MinValue, long.MaxValue, reader);
        SeriesLatest newest = _head.Reader.Newest(series)!;
        return new SeriesState(series.Key, series.Type, cursor.FirstNs, Math.Max(newest.TimeNs, cursor.LastNs), cursor.CountAll(), newest.Value);
    }

    private static void RefuseUnanswerable(RangeQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Limit, nameof(query));
        if (query.Reduction is RangeReduction.Aggregate { EveryNs: <= 0 })
        {
            throw new ArgumentOutOfRangeException(nameof(query), "the bucket length must be above 0");
        }
    }

    private static bool FillBatch(IEnumerator<SeriesPoints> answers, List<SeriesPoints> ready)
    {
        ready.Clear();
        for (int points = 0; points < AnswerBatchPoints && answers.MoveNext();)
        {
            ready.Add(answers.Current);
            points += answers.Current.Count + 64;
        }

        return ready.Count > 0;
    }

    private async ValueTask WaitForRoomAsync(CancellationToken cancel)
    {
        while (!_head.Room.Has(out Task change))
        {
            if (_sealer.Fault is Exception fault)
            {
                throw Unavailable(fault);
            }

            await change.WaitAsync(cancel).ConfigureAwait(false);
        }
    }

    private void Sync()
    {
        _files.Catalogue.Sync();
        _files.Log.Sync();
    }

    /// <summary>
    /// After a failed attempt the operating system may drop what it could not write and report success next time. So the log up
    /// to here is not trusted any more: its points are turned into blocks from memory, and nothing is taken until they are.
    /// </summary>
    private void OnSyncFailed(IOException fault)
    {
        _logger.LogError(fault, "The telemetry log cannot be forced to the disk; writes are refused until its points are safe elsewhere");
        try
        {
            Volatile.Write(ref _suspectLogFile, _head.Sealing.CloseAll());
        }
        catch (IOException)
        {
            Volatile.Write(ref _suspectLogFile, long.MaxValue);
        }
    }

    private void RefuseWhileLogIsSuspect()
    {
        long suspect = Volatile.Read(ref _suspectLogFile);
        if (suspect < 0)
        {
            return;
        }

        try
        {
            if (suspect == long.MaxValue)
            {
                suspect = _head.Sealing.CloseAll();
                Volatile.Write(ref _suspectLogFile, suspect);
            }
        }
        catch (IOException e)
        {
            throw Unavailable(e);
        }

        if (_head.Sealing.LogReachesBackTo(suspect))
        {
            throw new StorageUnavailableException("telemetry storage failed to force its log to the disk and is moving its points elsewhere; check the disk, then write again");
        }

        Interlocked.CompareExchange(ref _suspectLogFile, -1, suspect);
        _logger.LogInformation("The telemetry log is trusted again");
    }

    private StorageUnavailableException Unavailable(Exception cause) =>
        StorageFault.Of(cause, "telemetry cannot be written", _files.Folder);
}
