using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Trust;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>Reads the past of watched numbers from the store, one value a minute, soon after a series appears and then at an interval.</summary>
internal sealed class PastReading(TelemetryTrust trust, ITelemetryStore store, IOptions<TrustOptions> options, TimeProvider time, ILogger<PastReading> logger) : BackgroundService
{
    private const long MinuteNs = 60 * EpochTime.NsPerSecond;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(s_look, time);
        while (options.Value.Enabled && await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await ReadDueAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (StorageUnavailableException exception)
            {
                logger.LogWarning("The past of signals cannot be read now, drift is judged later: {Reason}", exception.Message);
            }
        }
    }

    /// <summary>Reads the past of every series whose turn has come.</summary>
    internal async Task ReadDueAsync(CancellationToken cancel)
    {
        long intervalNs = EpochTime.ToNs(options.Value.PastInterval);
        foreach (WatchedSeries series in trust.Watched)
        {
            long nowNs = time.NowNs();
            if (series.Type is not (FieldType.String or FieldType.Boolean) && nowNs - series.PastReadNs >= intervalNs)
            {
                series.Learn(await ReadAsync(series.Key, nowNs, cancel).ConfigureAwait(false), nowNs);
            }
        }
    }

    /// <summary>The last hour is left out: it is what the past is compared with.</summary>
    private async Task<SeriesPast> ReadAsync(SeriesKey key, long nowNs, CancellationToken cancel)
    {
        RangeQuery query = new()
        {
            Series = SeriesSelector.Of(key.Twin!, key.Field) with { Measurement = key.Measurement },
            FromNs = nowNs - EpochTime.ToNs(options.Value.Past),
            ToNs = nowNs - 60 * MinuteNs,
            Reduction = new RangeReduction.Aggregate(MinuteNs, AggregateFunction.First),
        };
        await foreach (SeriesPoints points in store.ReadAsync(query, cancel).ConfigureAwait(false))
        {
            if (points.Key.Equals(key))
            {
                return SeriesPast.Of(points.TimesNs, [.. points.Values.Select(value => value.ToDouble())]);
            }
        }

        return SeriesPast.Unknown;
    }
}
