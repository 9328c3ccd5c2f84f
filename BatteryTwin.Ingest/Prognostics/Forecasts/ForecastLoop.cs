using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Scores all components again and again, and shows and keeps what comes out.</summary>
internal sealed class ForecastLoop(
    ForecastRounds rounds, ForecastBoard board, ForecastRecord record, FleetTraining fleet, IHostApplicationLifetime lifetime, TimeProvider time, IOptions<ForecastOptions> options, ILogger<ForecastLoop> logger) : BackgroundService
{
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(3);

    private bool _isFailing;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        // Pages come first.
        await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Delay(s_firstPause, time, stoppingToken).ConfigureAwait(false);
        using SemaphoreSlim bell = new(0, 1);
        void Ring()
        {
            if (bell.CurrentCount == 0)
            {
                bell.Release();
            }
        }

        fleet.ModelReady += Ring;
        try
        {
            using PeriodicTimer timer = new(options.Value.Every, time);
            Task<bool> tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
            Task trained = bell.WaitAsync(stoppingToken);
            while (true)
            {
                await RoundAsync(stoppingToken).ConfigureAwait(false);
                await Task.WhenAny(tick, trained).ConfigureAwait(false);
                stoppingToken.ThrowIfCancellationRequested();
                tick = tick.IsCompleted ? timer.WaitForNextTickAsync(stoppingToken).AsTask() : tick;
                trained = trained.IsCompleted ? bell.WaitAsync(stoppingToken) : trained;
            }
        }
        finally
        {
            fleet.ModelReady -= Ring;
        }
    }

    private async Task RoundAsync(CancellationToken cancel)
    {
        try
        {
            IReadOnlyList<ComponentForecast> forecasts = await rounds.RunAsync(cancel).ConfigureAwait(false);
            board.Show(forecasts);
            await record.WriteAsync(forecasts, time.GetUtcNow(), cancel).ConfigureAwait(false);
            _isFailing = false;
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            // The next round may do better; a loop that ended would leave old forecasts standing as new ones.
            if (!_isFailing)
            {
                _isFailing = true;
                logger.LogWarning(problem is StorageUnavailableException or IngestOverloadedException ? null : problem, "Forecasts wait for the next round: {Problem}", problem.Message);
            }
        }
    }
}
