using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Live;

/// <summary>
/// Fills the newest values from the store at start, so that pages show where the plant stood. Where they came from is not stored, so none
/// counts as simulated. A store that cannot be read then is asked again until it can.
/// </summary>
internal sealed class LatestValuesLoading(LatestValues latest, ITelemetryStore store, TimeProvider time, ILogger<LatestValuesLoading> logger) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(2);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await TryLoadAsync(isFirst: true, cancellationToken).ConfigureAwait(false))
        {
            await base.StartAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        do
        {
            await Task.Delay(s_pause, time, stoppingToken).ConfigureAwait(false);
        }
        while (!await TryLoadAsync(isFirst: false, stoppingToken).ConfigureAwait(false));
    }

    private async Task<bool> TryLoadAsync(bool isFirst, CancellationToken cancel)
    {
        long version = latest.NextVersion();
        try
        {
            foreach (SeriesLatest series in await store.LatestAsync(SeriesSelector.All, cancel).ConfigureAwait(false))
            {
                if (series.Key.Twin is { } twin)
                {
                    latest.Take(twin, new(series.Key.Field, series.Value, series.TimeNs, Simulated: false), version);
                }
            }
        }
        catch (StorageUnavailableException problem)
        {
            if (isFirst)
            {
                logger.LogWarning("The newest values of before cannot be loaded yet, pages begin with those that come in: {Problem}", problem.Message);
            }

            return false;
        }

        logger.LogInformation("Newest values loaded from the store: {Fields} fields, {Dropped} left out", latest.FieldCount, latest.Dropped);
        return true;
    }
}
