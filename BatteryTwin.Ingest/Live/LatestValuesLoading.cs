using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Live;

/// <summary>Fills the newest values from the store at start, so that pages show where the plant stood. Where they came from is not stored, so none counts as simulated.</summary>
internal sealed class LatestValuesLoading(LatestValues latest, ITelemetryStore store, ILogger<LatestValuesLoading> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        long version = latest.NextVersion();
        foreach (SeriesLatest series in await store.LatestAsync(SeriesSelector.All, cancellationToken).ConfigureAwait(false))
        {
            if (series.Key.Twin is { } twin)
            {
                latest.Take(twin, new(series.Key.Field, series.Value, series.TimeNs, Simulated: false), version);
            }
        }

        logger.LogInformation("Newest values loaded from the store: {Fields} fields, {Dropped} left out", latest.FieldCount, latest.Dropped);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
