using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Brings a buffer to where the last run left it: types from the catalogue, waiting points from the log behind the mark.</summary>
internal sealed class BufferRestore(SeriesCatalogue catalogue, WriteAheadLog log, FieldTypes types, WaitingPoints waiting, DamageReport damage, ILogger logger)
{
    private readonly BatchRecord _record = new();

    /// <summary>Reads everything after the last record that was sent; returns the last one there is.</summary>
    public ulong Run(ulong sent)
    {
        foreach (StoredSeries series in catalogue.Sorted())
        {
            types.Know(series.Key, series.Type);
        }

        waiting.ContinueAfter(sent);
        ulong last = sent;
        log.Replay(
            (file, header, payload) =>
            {
                last = Math.Max(last, header.Sequence);
                if (header.Sequence > sent)
                {
                    log.Retain(file);
                    waiting.Began(header.Sequence, File.GetLastWriteTimeUtc(log.FirstFrom(file)!.File.Path));
                    Take(header.Sequence, payload.Span);
                }
            },
            damage,
            logger);
        log.Delete(log.TakeUnneeded());
        if (waiting.Count > 0)
        {
            logger.LogInformation("{Points} points of before wait for InfluxDB", waiting.Count);
        }

        return last;
    }

    private void Take(ulong sequence, ReadOnlySpan<byte> payload)
    {
        _record.TryDecode(payload);
        for (int i = 0; i < _record.Count; i++)
        {
            // A series that the catalogue has lost must not give its number to another one.
            catalogue.Reserve(_record.SeriesIds[i]);
            waiting.Add(_record.SeriesIds[i], sequence, _record.TimesNs[i]);
        }
    }
}
