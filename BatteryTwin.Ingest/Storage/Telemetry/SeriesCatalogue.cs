using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Compression;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>
/// All series by number and by key, kept in an append-only log: record i (its sequence number) is type, measurement, tags and
/// field of series i. Look-ups may come from any thread; adding is guarded by the store's lock.
/// </summary>
internal sealed class SeriesCatalogue : IDisposable
{
    private readonly AppendFile _file;
    private readonly ConcurrentDictionary<SeriesKey, StoredSeries> _byKey = new();
    private readonly List<StoredSeries?> _byId = [];
    private readonly ByteWriter _record = new(256);
    private StoredSeries[]? _sorted;
    private bool _unsynced;

    public SeriesCatalogue(AppendFile file, ILogger logger)
    {
        _file = file;
        LogScan scan = new LogScanner().Scan(file, (_, header, payload) => Restore((int)header.Sequence, payload));
        if (scan.DamagedRecords > 0)
        {
            logger.LogError("{Count} series in {File} are damaged; their stored points cannot be read. Restore the file from a backup", scan.DamagedRecords, file.Path);
        }

        if (scan.IsTorn)
        {
            logger.LogWarning("Cut {Bytes} bytes of an unfinished record off {File}", scan.FileLength - scan.WholeLength, file.Path);
            file.Cut(scan.WholeLength);
        }
    }

    public int Count => _byKey.Count;

    public long Bytes => _file.Length;

    public StoredSeries? Find(SeriesKey key) => _byKey.GetValueOrDefault(key);

    /// <summary>Series by number; null when unknown.</summary>
    public StoredSeries? Find(int id) => id >= 0 && id < _byId.Count ? _byId[id] : null;

    /// <summary>Adds a series and writes it down (not yet forced to disk).</summary>
    /// <exception cref="IOException">The series was not added.</exception>
    public StoredSeries Add(SeriesKey key, FieldType type)
    {
        StoredSeries series = new(_byId.Count, key, type);
        _record.Clear();
        LogRecord.Begin(_record);
        WriteKey(key, type);
        LogRecord.Complete(_record, 0, (ulong)series.Id);
        _file.Append(_record.Written);
        _unsynced = true;
        _byId.Add(series);
        _byKey[key] = series;
        _sorted = null;
        return series;
    }

    /// <summary>Keeps a number from being given to a new series: points of a series that the log has lost carry it.</summary>
    public void Reserve(int id)
    {
        while (_byId.Count <= id)
        {
            _byId.Add(null);
        }
    }

    /// <summary>All series in order of number. Guarded by the store's lock.</summary>
    public IEnumerable<StoredSeries> All => _byId.OfType<StoredSeries>();

    /// <summary>All series ordered by canonical key. Guarded by the store's lock; the array itself is never changed.</summary>
    public StoredSeries[] Sorted()
    {
        if (_sorted is null)
        {
            _sorted = [.. _byKey.Values];
            Array.Sort(_sorted, static (left, right) => string.CompareOrdinal(left.Key.Canonical, right.Key.Canonical));
        }

        return _sorted;
    }

    /// <summary>Forces new series to the disk.</summary>
    public void Sync()
    {
        if (Volatile.Read(ref _unsynced))
        {
            Volatile.Write(ref _unsynced, false);
            try
            {
                _file.Sync();
            }
            catch (IOException)
            {
                Volatile.Write(ref _unsynced, true);
                throw;
            }
        }
    }

    public void Dispose() => _file.Dispose();

    private void WriteKey(SeriesKey key, FieldType type)
    {
        _record.Byte((byte)type);
        TextCoding.Write(_record, key.Measurement);
        _record.Varint((ulong)key.Tags.Length);
        foreach (SeriesTag tag in key.Tags)
        {
            TextCoding.Write(_record, tag.Key);
            TextCoding.Write(_record, tag.Value);
        }

        TextCoding.Write(_record, key.Field);
    }

    private void Restore(int id, ReadOnlySpan<byte> payload)
    {
        ByteReader reader = new(payload);
        FieldType type = (FieldType)reader.Byte();
        string measurement = TextCoding.Read(ref reader);
        SeriesTag[] tags = new SeriesTag[reader.Count(payload.Length)];
        for (int i = 0; i < tags.Length; i++)
        {
            tags[i] = new SeriesTag(TextCoding.Read(ref reader), TextCoding.Read(ref reader));
        }

        StoredSeries series = new(id, new SeriesKey(measurement, tags, TextCoding.Read(ref reader)), type);
        Reserve(id);
        _byId[id] = series;
        _byKey[series.Key] = series;
    }
}
