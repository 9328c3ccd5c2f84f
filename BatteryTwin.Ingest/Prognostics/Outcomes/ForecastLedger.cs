using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>Gathers what champions and challengers say and writes it down once a minute, in the background. Safe for concurrent use.</summary>
internal sealed class ForecastLedger(ForecastTable forecasts, InputWatch inputs, TimeProvider time, ILogger<ForecastLedger> logger) : BackgroundService
{
    /// <summary>Forecasts that wait while the disk takes nothing; older ones are dropped.</summary>
    private const int MostWaiting = 20_000;
    private const int MinutesBetweenThinning = 60;

    private readonly Lock _lock = new();
    private List<ForecastEntry> _waiting = [];

    public void Take(ForecastEntry entry)
    {
        lock (_lock)
        {
            _waiting.Add(entry);
            DropOldest();
        }
    }

    /// <summary>Writes down what waits.</summary>
    /// <exception cref="StorageUnavailableException">The disk takes nothing now; it waits on.</exception>
    public void Flush()
    {
        List<ForecastEntry> entries;
        lock (_lock)
        {
            (entries, _waiting) = (_waiting, []);
        }

        if (entries.Count == 0)
        {
            return;
        }

        try
        {
            forecasts.Add(entries);
        }
        catch (StorageUnavailableException)
        {
            lock (_lock)
            {
                _waiting.InsertRange(0, entries);
                DropOldest();
            }

            throw;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using PeriodicTimer timer = new(TimeSpan.FromMinutes(1), time);
        try
        {
            for (int minute = 0; await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false); minute++)
            {
                WriteDown(minute % MinutesBetweenThinning == 0);
            }
        }
        finally
        {
            WriteDown(thin: false);
        }
    }

    private void DropOldest() => _waiting.RemoveRange(0, Math.Max(0, _waiting.Count - MostWaiting));

    private void WriteDown(bool thin)
    {
        try
        {
            Flush();
            inputs.Flush();
            if (thin)
            {
                forecasts.Thin(time.GetUtcNow());
            }
        }
        catch (StorageUnavailableException problem)
        {
            logger.LogWarning("{Problem}", problem.Message);
        }
    }
}
