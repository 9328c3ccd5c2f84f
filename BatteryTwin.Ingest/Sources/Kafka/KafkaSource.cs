using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Sources.Messages;
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>
/// Takes messages from topics as long as the process runs. How far was read is committed once it is stored or in quarantine, so each message arrives at least
/// once; one that comes twice is written to the same series and time again.
/// </summary>
internal sealed class KafkaSource(string name, KafkaSourceParts parts) : BackgroundService, ISourceConnection
{
    private static readonly TimeSpan s_pollWhileWaiting = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_watchInterval = TimeSpan.FromSeconds(1);

    private long _watchedAt;

    public SourceConnectionStatus Status => parts.Meter.Status;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (int failures = 1; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                // The library is asked in blocking calls.
                await Task.Factory.StartNew(() => Run(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever ends a member of the group, the next one is tried; the cause is logged and shown.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                string fault = exception is KafkaException kafka ? KafkaFaults.Describe(kafka.Error, name) : exception.Message;
                parts.Meter.Lost(fault);
                parts.Logger.LogWarning("Kafka source {Name} ({Place}) starts anew: {Fault}", name, parts.Options.Place, fault);
            }

            await Task.Delay(parts.BackOff.After(failures), parts.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Run(CancellationToken stop)
    {
        using KafkaLink link = new(parts.Options, $"BatteryTwin-{name}", OnError, text => parts.Logger.LogDebug("Kafka source {Name}: {Text}", name, text));
        while (!stop.IsCancellationRequested)
        {
            IReadOnlyList<SourceMessage> messages = link.Gather(parts.Options.MaxBatch);
            if (messages.Count > 0)
            {
                parts.Meter.Connected();
                Take(link, messages, stop);
            }

            Watch(link, messages.Count > 0 ? messages[0].SentAtNs : null);
        }
    }

    private void Take(KafkaLink link, IReadOnlyList<SourceMessage> messages, CancellationToken stop)
    {
        Task taking = parts.Intake.TakeAsync(messages, stop);
        while (!((IAsyncResult)taking).AsyncWaitHandle.WaitOne(s_pollWhileWaiting))
        {
            link.Wait();
            Watch(link, messages[0].SentAtNs);
        }

        taking.GetAwaiter().GetResult();
        link.Done();
    }

    private void Watch(KafkaLink link, long? oldestNs)
    {
        if (parts.Time.GetElapsedTime(_watchedAt) < s_watchInterval)
        {
            return;
        }

        _watchedAt = parts.Time.GetTimestamp();
        IReadOnlyList<SourcePart> partitions = link.Waiting();
        long waiting = partitions.Sum(partition => partition.Waiting);
        parts.Meter.Waits(waiting, waiting > 0 && oldestNs is { } ns ? parts.Time.GetUtcNow() - EpochTime.FromNs(ns) : null, partitions);
        if (parts.Meter.Status.State is SourceState.Starting or SourceState.Reconnecting && link.Answers())
        {
            parts.Meter.Connected();
            parts.Logger.LogInformation("Kafka source {Name} takes messages from {Place}", name, parts.Options.Place);
        }
    }

    private void OnError(Error error)
    {
        string fault = KafkaFaults.Describe(error, name);
        bool isNew = parts.Meter.Status.State != SourceState.Reconnecting;
        if (!KafkaFaults.IsLoss(error))
        {
            parts.Meter.Error(fault);
            parts.Logger.LogDebug("Kafka source {Name}: {Fault}", name, fault);
            return;
        }

        parts.Meter.Lost(fault);
        if (isNew)
        {
            parts.Logger.LogWarning("Kafka source {Name} ({Place}): {Fault}; the library tries again with growing pauses", name, parts.Options.Place, fault);
        }
    }
}
