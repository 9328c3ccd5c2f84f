using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Reads the buffer's records in order into rounds, from where it stopped. For one thread at a time.</summary>
internal sealed class BufferReader(InfluxBuffer buffer, int maxLines, ILogger logger)
{
    private const long MaxRoundBytes = 8L << 20;

    private readonly LogScanner _scanner = new();
    private readonly BatchRecord _record = new();
    private readonly SeriesNames _names = new(buffer.Find);
    private LogFile? _file;
    private long _position;
    private ulong _read;

    /// <summary>Fills an empty round with what waits; false when nothing does.</summary>
    public bool Fill(SendRound round)
    {
        round.Clear();
        try
        {
            Read(round);
        }
        finally
        {
            round.Complete();
        }

        return !round.IsEmpty;
    }

    private void Read(SendRound round)
    {
        while (round.LineCount < maxLines && round.Bytes < MaxRoundBytes && NextFile() is { } file)
        {
            if (!_scanner.TryNext(file.File.File, ref _position, file.Length, out LogRecordHeader header, out bool skipped))
            {
                _position = file.Length;
                continue;
            }

            if (skipped)
            {
                logger.LogError("A damaged place in {File}: the points in it cannot be sent to InfluxDB, the rest is", file.File.File.Path);
            }

            if (header.Sequence > _read && !buffer.IsSent(header.Sequence))
            {
                Take(round, header, file.File);
            }

            _read = Math.Max(_read, header.Sequence);
        }
    }

    /// <summary>The file to read on in, with bytes that are not read yet; null at the end.</summary>
    private (LogFile File, long Length)? NextFile()
    {
        while (buffer.FileFrom(_file?.Number ?? 0) is { } next)
        {
            if (next.File != _file)
            {
                (_file, _position) = (next.File, 0);
                _scanner.Forget();
            }

            if (_position < next.Length)
            {
                return (next.File, next.Length);
            }

            if (next.IsLast || buffer.FileFrom(_file.Number + 1) is not { } following)
            {
                return null;
            }

            (_file, _position) = (following.File, 0);
            _scanner.Forget();
        }

        return null;
    }

    private void Take(SendRound round, LogRecordHeader header, LogFile file)
    {
        if (!_record.TryDecode(_scanner.Payload(file.File, _position, header)))
        {
            logger.LogError("A record in {File} cannot be read: the points in it are lost", file.File.Path);
        }

        int lost = 0;
        for (int i = 0; i < _record.Count; i++)
        {
            if (_names.Of(_record.SeriesIds[i]) is not { } series)
            {
                lost++;
                continue;
            }

            long bits = _record.Bits[i];
            round.Add(new BufferedPoint(series, _record.TimesNs[i], bits, series.Type == FieldType.String ? _record.Texts[(int)bits] : null));
        }

        if (lost > 0)
        {
            logger.LogError("{Count} points in {File} belong to series that the catalogue has lost and cannot be sent", lost, file.File.Path);
        }

        round.End(header.Sequence, file.Number, _record.Count);
    }
}
