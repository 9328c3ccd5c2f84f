using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources.Messages;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>
/// Takes messages from one queue as long as the process runs. A message is acknowledged once it is stored or in quarantine, so each arrives at least once;
/// one that comes twice is written to the same series and time again.
/// </summary>
internal sealed class RabbitMqSource(string name, RabbitMqSourceParts parts) : BackgroundService, ISourceConnection
{
    private const long MaxBatchBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan s_watchInterval = TimeSpan.FromSeconds(2);

    private readonly List<SourceMessage> _batch = [];
    private long _oldestNs;

    public SourceConnectionStatus Status => parts.Meter.Status;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (int failures = 0; ; failures++)
        {
            try
            {
                RabbitMqLink link = await RabbitMqLink.OpenAsync(parts.Options, $"BatteryTwin {name}", stoppingToken).ConfigureAwait(false);
                await using (link.ConfigureAwait(false))
                {
                    failures = 0;
                    parts.Meter.Connected();
                    parts.Logger.LogInformation("RabbitMQ source {Name} takes messages from {Place}", name, parts.Options.Place);
                    await RunAsync(link, stoppingToken).ConfigureAwait(false);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever ends a link, the next one is tried; the cause is logged and shown.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Note(exception, failures);
            }

            await Task.Delay(parts.BackOff.After(failures + 1), parts.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task RunAsync(RabbitMqLink link, CancellationToken stop)
    {
        using CancellationTokenSource watching = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task watch = WatchAsync(link, watching.Token);
        try
        {
            while (await link.Deliveries.WaitToReadAsync(stop).ConfigureAwait(false))
            {
                // What waits here of a lost link comes again with the next one.
                if (!link.IsLost)
                {
                    await TakeAsync(link, stop).ConfigureAwait(false);
                }
                else
                {
                    link.Deliveries.TryRead(out _);
                }
            }
        }
        finally
        {
            await watching.CancelAsync().ConfigureAwait(false);
            await watch.ConfigureAwait(false);
        }
    }

    /// <summary>Stores what has arrived meanwhile in one step: single messages when few come, large batches when many do.</summary>
    private async Task TakeAsync(RabbitMqLink link, CancellationToken stop)
    {
        _batch.Clear();
        ulong last = 0;
        long bytes = 0;
        while (_batch.Count < parts.Options.MaxBatch && bytes < MaxBatchBytes && link.Deliveries.TryRead(out RabbitMqDelivery delivery))
        {
            _batch.Add(delivery.Message);
            bytes += delivery.Message.Body.Length;
            last = delivery.Tag;
        }

        Volatile.Write(ref _oldestNs, _batch[0].SentAtNs ?? 0);
        await parts.Intake.TakeAsync(_batch, stop).ConfigureAwait(false);
        await link.AcknowledgeAsync(last, _batch.Count, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task WatchAsync(RabbitMqLink link, CancellationToken cancel)
    {
        try
        {
            using PeriodicTimer timer = new(s_watchInterval, parts.Time);
            do
            {
                long waiting = await link.WaitingAsync(cancel).ConfigureAwait(false);
                long oldestNs = Volatile.Read(ref _oldestNs);
                parts.Meter.Waits(waiting, waiting > 0 && oldestNs > 0 ? parts.Time.GetUtcNow() - EpochTime.FromNs(oldestNs) : null);
            }
            while (await timer.WaitForNextTickAsync(cancel).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // A depth that cannot be asked for is unknown; the messages go on, and a lost link shows there.
        catch (Exception)
#pragma warning restore CA1031
        {
            parts.Meter.Waits(units: null, lag: null);
        }
    }

    private void Note(Exception exception, int failures)
    {
        string fault = RabbitMqFaults.Describe(exception, name, parts.Options);
        parts.Meter.Lost(fault);
        if (failures == 0)
        {
            parts.Logger.LogWarning("RabbitMQ source {Name} ({Place}): {Fault}; it is tried again with growing pauses", name, parts.Options.Place, fault);
        }
        else
        {
            parts.Logger.LogDebug("RabbitMQ source {Name} is still not connected: {Fault}", name, fault);
        }
    }
}
