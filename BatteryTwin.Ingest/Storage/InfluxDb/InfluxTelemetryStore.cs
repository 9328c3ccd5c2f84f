using System.Runtime.CompilerServices;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// The telemetry store on an InfluxDB server. A batch is acknowledged once it is in the buffer on this machine's disk; from there it is
/// sent in order. A read first waits until the acknowledged points it asks for have arrived.
/// </summary>
internal sealed class InfluxTelemetryStore : ITelemetryStore, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private readonly InfluxParts _parts;
    private readonly InfluxDbOptions _options;
    private readonly TelemetryStoreOptions _telemetry;
    private readonly GroupCommit _commit;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private ulong _suspectUpTo;
    private int _disposed;

    public InfluxTelemetryStore(InfluxParts parts, IOptions<InfluxDbOptions> options, IOptions<TelemetryStoreOptions> telemetry, TimeProvider time, ILogger logger)
    {
        (_parts, _options, _telemetry, _time, _logger) = (parts, options.Value, telemetry.Value, time, logger);
        Rules = new InfluxRules(_options.UnsignedIntegers);
        _commit = new GroupCommit(parts.Buffer.Sync, OnSyncFailed, _telemetry.FsyncInterval);
        _work = Task.WhenAll(Task.Run(() => parts.Sending.RunAsync(_stop.Token)), Task.Run(() => parts.Schema.RunAsync(_stop.Token)));
    }

    public TelemetryStoreRules Rules { get; }

    public TelemetryStoreStatistics Statistics => new(_parts.Buffer.SeriesCount, null, _parts.Buffer.PointsAppended, _parts.Buffer.Waiting.Bytes);

    public FieldType? TypeOf(SeriesKey key) => _parts.Types.Of(key);

    public async ValueTask AppendAsync(TelemetryBatch batch, CancellationToken cancel = default)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        cancel.ThrowIfCancellationRequested();
        if (batch.Count == 0)
        {
            return;
        }

        RefuseUnstorable(batch);
        RefuseWhileSuspect();
        await WaitForRoomAsync(cancel).ConfigureAwait(false);
        try
        {
            _parts.Buffer.Append(batch);
            if (_telemetry.Strict)
            {
                await _commit.WaitAsync().ConfigureAwait(false);
            }
        }
        catch (BufferFullException full)
        {
            throw new StorageUnavailableException(
                $"the buffer for InfluxDB is full: {full.Message}, because {Problem() ?? "the server is slower than the senders"}. Bring InfluxDB at {_parts.Link.Address} back, or raise {InfluxDbOptions.Section}:BufferBytes", full);
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, "telemetry cannot be written", _parts.Buffer.Folder);
        }
    }

    public async ValueTask<IReadOnlyList<SeriesState>> SeriesAsync(SeriesSelector selector, CancellationToken cancel = default) =>
        [.. (await FindAsync(selector, whole: true, cancel).ConfigureAwait(false)).Select(series => new SeriesState(series.Key, series.Type, series.FirstNs, series.LastNs, series.Count, series.Last))];

    public async ValueTask<IReadOnlyList<SeriesLatest>> LatestAsync(SeriesSelector selector, CancellationToken cancel = default) =>
        [.. (await FindAsync(selector, whole: false, cancel).ConfigureAwait(false)).Select(series => new SeriesLatest(series.Key, series.Type, series.LastNs, series.Last))];

    public async IAsyncEnumerable<SeriesPoints> ReadAsync(RangeQuery query, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Limit, nameof(query));
        if (query.Reduction is RangeReduction.Aggregate { EveryNs: <= 0 })
        {
            throw new ArgumentOutOfRangeException(nameof(query), "the bucket length must be above 0");
        }

        await PrepareReadAsync(query.Series, query.FromNs, query.ToNs, cancel).ConfigureAwait(false);
        InfluxRangeReader reader = new(_parts.Client, _parts.Finder, query);
        await foreach (SeriesPoints points in reader.ReadAsync(_parts.Types.Pick(query.Series), cancel).ConfigureAwait(false))
        {
            yield return points;
        }
    }

    /// <summary>Stops sending; what waits stays on the disk and is sent after the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _stop.CancelAsync().ConfigureAwait(false);
            await _work.ConfigureAwait(false);
            await _commit.DisposeAsync().ConfigureAwait(false);
            _parts.Dispose();
            _stop.Dispose();
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async Task<List<FoundSeries>> FindAsync(SeriesSelector selector, bool whole, CancellationToken cancel)
    {
        await PrepareReadAsync(selector, long.MinValue, long.MaxValue, cancel).ConfigureAwait(false);
        return await _parts.Finder.FindAsync(_parts.Types.Pick(selector), selector, long.MinValue, long.MaxValue, extents: whole, counts: whole, cancel).ConfigureAwait(false);
    }

    /// <summary>Waits until the acknowledged points a read asks for have arrived, and learns what fields there are.</summary>
    private async Task PrepareReadAsync(SeriesSelector selector, long fromNs, long toNs, CancellationToken cancel)
    {
        ulong last = _parts.Buffer.LastRecordFor(selector, fromNs, toNs);
        long started = _time.GetTimestamp();
        while (!_parts.Buffer.IsSent(last))
        {
            Task more = _parts.Buffer.SentMoreAsync();
            TimeSpan left = _options.ReadWait - _time.GetElapsedTime(started);
            if (left <= TimeSpan.Zero || (Problem() is not null && !_parts.Buffer.IsSent(last)))
            {
                (long points, _, DateTimeOffset? since) = _parts.Buffer.Waiting;
                throw new StorageUnavailableException(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"InfluxDB at {_parts.Link.Address} has not taken all points of this answer yet: {points} acknowledged points wait since {since:u}, because {Problem() ?? "it is slower than the senders"}. Ask again later, or for an earlier range"));
            }

            if (!_parts.Buffer.IsSent(last))
            {
                // Looked at again in between, for a server that goes away meanwhile.
                await Task.WhenAny(more, Task.Delay(left < s_look ? left : s_look, _time, cancel)).ConfigureAwait(false);
                cancel.ThrowIfCancellationRequested();
            }
        }

        await _parts.Schema.EnsureFreshAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>While the server takes points, writers go no faster than it does; while it does not, the buffer fills up to its bound.</summary>
    private async Task WaitForRoomAsync(CancellationToken cancel)
    {
        while (_parts.Link.IsUp && _parts.Buffer.Waiting.Points > InfluxParts.PointsAhead)
        {
            Task more = _parts.Buffer.SentMoreAsync();
            await Task.WhenAny(more, Task.Delay(_options.RetryDelay, _time, cancel)).ConfigureAwait(false);
            cancel.ThrowIfCancellationRequested();
        }
    }

    private void RefuseUnstorable(TelemetryBatch batch)
    {
        foreach (BatchSeries series in batch.Series)
        {
            if (series.Type == FieldType.Unsigned && !Rules.HasUnsigned)
            {
                throw new SeriesTypeConflictException($"InfluxDB 1.x has no unsigned integers: series '{series.Key}' must come with signed ones, or set {InfluxDbOptions.Section}:UnsignedIntegers");
            }
        }
    }

    /// <summary>After a failed attempt to force the buffer to the disk, nothing is taken until the server has what was in it.</summary>
    private void RefuseWhileSuspect()
    {
        ulong suspect = Volatile.Read(ref _suspectUpTo);
        if (suspect > 0 && !_parts.Buffer.IsSent(suspect))
        {
            throw new StorageUnavailableException($"the buffer for InfluxDB in '{_parts.Buffer.Folder}' could not be forced to the disk and is being sent first; check the disk, then write again");
        }
    }

    private void OnSyncFailed(IOException fault)
    {
        _logger.LogError(fault, "The buffer for InfluxDB cannot be forced to the disk; writes are refused until the server has what is in it");
        Volatile.Write(ref _suspectUpTo, _parts.Buffer.LastAppended);
    }

    /// <summary>Why the server takes nothing now; null when it does.</summary>
    private string? Problem()
    {
        (Sources.SourceState state, string? problem, _, _, _) = _parts.Link.Snapshot();
        return state is Sources.SourceState.Reconnecting or Sources.SourceState.Failed ? problem : null;
    }
}
