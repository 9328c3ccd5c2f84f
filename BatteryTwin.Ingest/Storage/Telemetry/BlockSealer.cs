using System.Diagnostics;
using BatteryTwin.Ingest.Storage.Telemetry.Rollups;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// The one background worker that turns closed chunks into blocks, forces them to the disk, lets the log shrink behind them and
/// clears dropped or replaced blocks away. When the store is quiet, and when it is closed, open chunks are sealed as well. A disk that refuses is tried again until it takes; the log keeps the points meanwhile.
/// </summary>
internal sealed class BlockSealer : IAsyncDisposable
{
    private readonly TelemetryHead _head;
    private readonly BlockFiles _files;
    private readonly BlockMaintenance _maintenance;
    private readonly RollupWriter _rollups;
    private readonly ChunkEncoder _encoder;
    private readonly QuietSealing _quiet;
    private readonly StoreLimits _limits;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<long> _unsyncedChunks = [];
    private readonly List<TaskCompletionSource> _requests = [];
    private long _unsyncedBytes;
    private DateTime _nextMaintenanceUtc;
    private Task _work = Task.CompletedTask;

    public BlockSealer(TelemetryHead head, BlockFiles files, BlockMaintenance maintenance, RollupWriter rollups, ChunkEncoder encoder, QuietSealing quiet, StoreLimits limits, ILogger logger)
    {
        (_head, _files, _maintenance, _rollups, _encoder, _quiet, _limits, _logger) = (head, files, maintenance, rollups, encoder, quiet, limits, logger);
        head.Sealing.ChunksClosed += Wake;
    }

    /// <summary>Why blocks cannot be written at present; null while they can.</summary>
    public Exception? Fault { get; private set; }

    private bool HasRequests
    {
        get
        {
            lock (_lock)
            {
                return _requests.Count > 0;
            }
        }
    }

    public void Start() => _work = Task.Run(RunAsync);

    /// <summary>Completes after every chunk closed before the call is in safe blocks and maintenance has run.</summary>
    public Task CompleteRoundAsync()
    {
        TaskCompletionSource request = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _requests.Add(request);
        }

        Wake();
        return request.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _head.Sealing.ChunksClosed -= Wake;
        await _stop.CancelAsync().ConfigureAwait(false);
        await _work.ConfigureAwait(false);
        SealAtTheEnd();
        foreach (TaskCompletionSource request in TakeRequests())
        {
            request.SetCanceled();
        }

        _stop.Dispose();
        _wake.Dispose();
    }

    private void Wake()
    {
        lock (_lock)
        {
            if (!_stop.IsCancellationRequested && _wake.CurrentCount == 0)
            {
                _wake.Release();
            }
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Round();
                await WaitForWorkAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                await WaitAfterAsync(e).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Until chunks are closed, and a moment longer for points that come late, or until it is time to look after the store.</summary>
    private async Task WaitForWorkAsync()
    {
        TimeSpan interval = _quiet.Interval < _limits.MaintenanceInterval ? _quiet.Interval : _limits.MaintenanceInterval;
        bool woken = await _wake.WaitAsync(interval, _stop.Token).ConfigureAwait(false);
        long since = Stopwatch.GetTimestamp();
        while (woken && !HasRequests && _head.Room.Has(out _) && _limits.LatePoints - Stopwatch.GetElapsedTime(since) is TimeSpan left && left > TimeSpan.Zero)
        {
            await _wake.WaitAsync(left, _stop.Token).ConfigureAwait(false);
        }
    }

    private async Task WaitAfterAsync(Exception fault)
    {
        if (Fault is null)
        {
            _logger.LogError(fault, "Telemetry blocks cannot be written; the log keeps the points, trying again every {Interval}", _limits.RetryInterval);
        }

        Fault = fault;
        _head.Room.Wake();
        await Task.Delay(_limits.RetryInterval, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void Round()
    {
        List<TaskCompletionSource> requests = TakeRequests();
        try
        {
            SealClosed(_stop.Token);
            if (_quiet.IsQuiet(out bool sealingPays))
            {
                if (sealingPays)
                {
                    long before = _head.PointsInMemory;
                    SealOpen(_stop.Token);
                    GiveMemoryBack(before);
                }

                _maintenance.ClearAway(BlockMaintenance.PartlyDead, _stop.Token);
            }

            if (requests.Count > 0 || DateTime.UtcNow >= _nextMaintenanceUtc)
            {
                _nextMaintenanceUtc = DateTime.UtcNow + _limits.MaintenanceInterval;
                RollUp();
                _maintenance.Run(SealBetween, _stop.Token);
            }
        }
        catch
        {
            lock (_lock)
            {
                _requests.AddRange(requests);
            }

            throw;
        }

        if (Fault is not null)
        {
            _logger.LogInformation("Telemetry blocks can be written again");
            Fault = null;
            _head.Room.Wake();
        }

        requests.ForEach(request => request.SetResult());
    }

    /// <summary>Long work beside sealing must not let closed chunks pile up until writers wait.</summary>
    private void SealBetween() => SealClosed(_stop.Token);

    /// <summary>A disk that does not take summaries must not keep old points from being dropped: that may be its remedy.</summary>
    private void RollUp()
    {
        try
        {
            _rollups.Run(SealBetween, _stop.Token);
        }
        catch (IOException e)
        {
            _logger.LogWarning(e, "Summaries of telemetry cannot be written and are tried again in {Interval}; reads use the points meanwhile", _limits.MaintenanceInterval);
        }
    }

    /// <summary>
    /// After a burst: what it filled is garbage now, which a quiet process would keep for hours, since nothing else asks for memory. The collection stops the
    /// process for tens of milliseconds, hence only when it pays.
    /// </summary>
    private void GiveMemoryBack(long pointsBefore)
    {
        if (pointsBefore - _head.PointsInMemory >= _limits.MemoryBackPoints)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private void SealOpen(CancellationToken cancel)
    {
        long lastLogFile = _head.Sealing.BeginLogFile();
        bool all;
        do
        {
            all = _head.Sealing.CloseSome(lastLogFile);
            SealClosed(cancel);
        }
        while (!all && !cancel.IsCancellationRequested);
    }

    /// <summary>After the worker has ended: packs what is open, so that the next start has little to read back.</summary>
    private void SealAtTheEnd()
    {
        using CancellationTokenSource limit = new(_limits.LastSealing);
        try
        {
            if (_quiet.SealingPaysAtTheEnd())
            {
                SealOpen(limit.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            _logger.LogWarning(e, "Open chunks were not sealed before the end; the log keeps their points");
        }
    }

    private void SealClosed(CancellationToken cancel)
    {
        _maintenance.RewriteSuspects(cancel);
        while (!cancel.IsCancellationRequested && _head.Sealing.TryPeekClosed(out StoredSeries series, out HeadChunk chunk))
        {
            Seal(series, chunk);
            if (_unsyncedBytes >= _limits.UnsyncedBlockBytes)
            {
                Sync();
            }
        }

        Sync();
        _head.Sealing.ShortenLog();
    }

    private void Seal(StoredSeries series, HeadChunk chunk)
    {
        _maintenance.MakeRoom();
        BlockList blocks = _encoder.Encode(series, chunk, _files.Current);
        _files.Append(_encoder.Bytes.Written);
        BlockMaintenance.Account(_encoder.Replaced);
        _unsyncedBytes += _encoder.Bytes.Length;
        _unsyncedChunks.Add(chunk.FirstLogFile);
        _head.Sealing.CompleteClosed(series, blocks, _encoder.Added);
    }

    private void Sync()
    {
        if (_unsyncedChunks.Count == 0)
        {
            return;
        }

        _maintenance.SyncCurrent();
        _head.Sealing.ReleaseLog(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_unsyncedChunks));
        _unsyncedChunks.Clear();
        _unsyncedBytes = 0;
    }

    private List<TaskCompletionSource> TakeRequests()
    {
        lock (_lock)
        {
            List<TaskCompletionSource> requests = [.. _requests];
            _requests.Clear();
            return requests;
        }
    }
}
