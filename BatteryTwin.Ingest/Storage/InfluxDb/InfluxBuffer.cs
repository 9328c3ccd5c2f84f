using System.Buffers;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// What was acknowledged and may not have reached the server: the embedded store's write-ahead log and series catalogue, written at
/// one end and sent from the other. Files go once the server has taken all of their records.
/// </summary>
internal sealed class InfluxBuffer : IDisposable
{

    private readonly Lock _gate = new();
    private readonly WriterPool _writers = new();
    private readonly SeriesCatalogue _catalogue;
    private readonly WriteAheadLog _log;
    private readonly SentMark _mark;
    private readonly FieldTypes _types;
    private readonly WaitingPoints _waiting;
    private readonly long _maxBytes;
    private TaskCompletionSource _sentMore = NewSignal();
    private TaskCompletionSource _appended = NewSignal();
    private ulong _sequence;
    private long _pointsAppended;

    public InfluxBuffer(string folder, InfluxBufferLimits limits, FieldTypes types, TimeProvider time, ILogger logger, Func<string, AppendFile> open)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        (_types, _maxBytes) = (types, limits.MaxBytes);
        _waiting = new WaitingPoints(time);
        DamageReport damage = new(logger);
        _catalogue = new SeriesCatalogue(open(Path.Combine(Folder, "series.log")), damage, logger);
        _log = new WriteAheadLog(Path.Combine(Folder, "queue"), limits.FileBytes, open);
        _mark = new SentMark(Path.Combine(Folder, "sent"), time, logger);
        _sequence = new BufferRestore(_catalogue, _log, _types, _waiting, damage, logger).Run(_mark.Read());
    }

    public string Folder { get; }

    public long PointsAppended => Interlocked.Read(ref _pointsAppended);

    /// <summary>Series written by this process, ever.</summary>
    public int SeriesCount => _catalogue.Count;

    /// <summary>What waits, and the bytes of files it keeps.</summary>
    public (long Points, long Bytes, DateTimeOffset? Since) Waiting
    {
        get
        {
            lock (_gate)
            {
                return (_waiting.Count, _log.Bytes, _waiting.Since);
            }
        }
    }

    public bool IsSent(ulong sequence)
    {
        lock (_gate)
        {
            return _waiting.Sent >= sequence;
        }
    }

    /// <summary>The last record appended.</summary>
    public ulong LastAppended
    {
        get
        {
            lock (_gate)
            {
                return _sequence;
            }
        }
    }

    /// <summary>Series by number; null when the catalogue has lost it.</summary>
    public StoredSeries? Find(int id)
    {
        lock (_gate)
        {
            return _catalogue.Find(id);
        }
    }

    /// <summary>Appends a batch; it is in the operating system's hands when this returns.</summary>
    /// <exception cref="SeriesTypeConflictException">Nothing was stored.</exception>
    /// <exception cref="BufferFullException">Nothing was stored.</exception>
    /// <exception cref="IOException">Nothing was stored.</exception>
    public void Append(TelemetryBatch batch)
    {
        StoredSeries[] series = ArrayPool<StoredSeries>.Shared.Rent(batch.Series.Count);
        ByteWriter writer = _writers.Take();
        try
        {
            RefuseWhenFull();
            int removals = _types.Removals;
            new FieldSeriesLookup(_catalogue, _types, _gate).Resolve(batch, series);
            LogRecord.Begin(writer);
            BatchRecord.Encode(batch, series, writer);
            uint crc = LogRecord.PayloadCrc(writer, 0);
            lock (_gate)
            {
                LogRecord.Complete(writer, 0, _sequence + 1, crc);
                _log.Append(writer.Written);
                _sequence++;
                _log.Retain(_log.CurrentNumber);
                Count(batch, series);
                KnowAgain(batch, series, removals);
                _appended.TrySetResult();
            }
        }
        finally
        {
            ArrayPool<StoredSeries>.Shared.Return(series, clearArray: true);
            _writers.Return(writer);
        }

        Interlocked.Add(ref _pointsAppended, batch.Count);
    }

    /// <summary>
    /// Takes the server's list of fields, asked for when <paramref name="asked"/> was the last record. When nothing waited then or was
    /// appended since, the list is all there is.
    /// </summary>
    public void Learn(IReadOnlyList<InfluxField> listed, ulong asked, bool nothingWaited)
    {
        lock (_gate)
        {
            _types.Learn(listed, isWhole: nothingWaited && _sequence == asked);
        }
    }

    /// <summary>Forces everything appended to the disk.</summary>
    public void Sync()
    {
        _catalogue.Sync();
        _log.Sync();
    }

    /// <summary>The log file to read from a number on and how far it can be read; null when there is none.</summary>
    public (LogFile File, long Length, bool IsLast)? FileFrom(long number)
    {
        lock (_gate)
        {
            return _log.FirstFrom(number) is { } file ? (file, file.File.Length, file.Number == _log.CurrentNumber) : null;
        }
    }

    /// <summary>Completes when a record after the given one has been appended.</summary>
    public Task MoreThan(ulong sequence)
    {
        lock (_gate)
        {
            if (_sequence > sequence)
            {
                return Task.CompletedTask;
            }

            _appended = _appended.Task.IsCompleted ? NewSignal() : _appended;
            return _appended.Task;
        }
    }

    /// <summary>The last record that still waits and holds points a read asks for; 0 when there is none.</summary>
    public ulong LastRecordFor(SeriesSelector selector, long fromNs, long toNs)
    {
        lock (_gate)
        {
            ulong last = 0;
            if (_waiting.Count > 0)
            {
                foreach (StoredSeries series in SeriesSelection.Pick(_catalogue.Sorted(selector), selector))
                {
                    last = Math.Max(last, _waiting.LastRecord(series.Id, fromNs, toNs));
                }
            }

            return last;
        }
    }

    /// <summary>Completes at the next time the server has taken something.</summary>
    public Task SentMoreAsync()
    {
        lock (_gate)
        {
            return _sentMore.Task;
        }
    }

    /// <summary>The server has taken everything up to a record; lets go of what held it.</summary>
    public void MarkSent(ulong sequence, long points, IReadOnlyList<long> files)
    {
        List<LogFile> unneeded;
        TaskCompletionSource signal;
        lock (_gate)
        {
            _waiting.Taken(sequence, points, _sequence);
            foreach (long number in files)
            {
                _log.Release(number);
            }

            if (sequence >= _sequence && _log.Bytes >= _maxBytes / 2)
            {
                // Nothing waits: even the file being written can go.
                _log.Rotate();
            }

            unneeded = _log.TakeUnneeded();
            signal = _sentMore;
            _sentMore = NewSignal();
        }

        signal.SetResult();
        _mark.Note(sequence, now: unneeded.Count > 0);
        _log.Delete(unneeded);
    }

    public void Dispose()
    {
        ulong sent;
        lock (_gate)
        {
            sent = _waiting.Sent;
        }

        _mark.Note(sent, now: true);
        _log.Dispose();
        _catalogue.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void RefuseWhenFull()
    {
        lock (_gate)
        {
            if (_log.Bytes >= _maxBytes)
            {
                throw new BufferFullException(_waiting.Count, _log.Bytes, _waiting.Since);
            }
        }
    }

    private void Count(TelemetryBatch batch, StoredSeries[] series)
    {
        _waiting.Began(_sequence);
        ReadOnlySpan<int> indexes = batch.SeriesIndexes;
        ReadOnlySpan<long> timesNs = batch.TimesNs;
        for (int i = 0; i < indexes.Length; i++)
        {
            _waiting.Add(series[indexes[i]].Id, _sequence, timesNs[i]);
        }
    }

    /// <summary>Fields that were forgotten after the batch had been checked have points now.</summary>
    private void KnowAgain(TelemetryBatch batch, StoredSeries[] series, int removals)
    {
        if (_types.Removals == removals)
        {
            return;
        }

        for (int i = 0; i < batch.Series.Count; i++)
        {
            if (series[i] is { } stored)
            {
                _types.Know(stored.Key, stored.Type);
            }
        }
    }
}
