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
/// <param name="name">Of the connection.</param>
/// <param name="parts">Made at first use, so that settings are judged all together before one of them stops the start.</param>
internal sealed class KafkaSource(string name, Lazy<KafkaSourceParts> parts) : BackgroundService, ISourceConnection
{
    private static readonly TimeSpan s_pollWhileWaiting = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_watchInterval = TimeSpan.FromSeconds(1);

    private long _watchedAt;

    public SourceConnectionStatus Status => Parts.Meter.Status;

    private KafkaSourceParts Parts => parts.Value;

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
                Parts.Meter.Lost(fault);
                Parts.Logger.LogWarning("Kafka source {Name} ({Place}) starts anew: {Fault}", name, Parts.Options.Place, fault);
            }

            await Task.Delay(Parts.BackOff.After(failures), Parts.Time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Run(CancellationToken stop)
    {
        using KafkaLink link = new(Parts.Options, $"BatteryTwin-{name}", OnError, text => Parts.Logger.LogDebug("Kafka source {Name}: {Text}", name, text));
        while (!stop.IsCancellationRequested)
        {
            IReadOnlyList<SourceMessage> messages = link.Gather(Parts.Options.MaxBatch);
            if (messages.Count > 0)
            {
                Parts.Meter.Connected();
                Take(link, messages, stop);
            }

            Watch(link, messages.Count > 0 ? messages[0].SentAtNs : null);
        }
    }

    private void Take(KafkaLink link, IReadOnlyList<SourceMessage> messages, CancellationToken stop)
    {
        Task taking = Parts.Intake.TakeAsync(messages, stop);
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
        if (Parts.Time.GetElapsedTime(_watchedAt) < s_watchInterval)
        {
            return;
        }

        _watchedAt = Parts.Time.GetTimestamp();
        IReadOnlyList<SourcePart> partitions = link.Waiting();
        long waiting = partitions.Sum(partition => partition.Waiting);
        Parts.Meter.Waits(waiting, waiting > 0 && oldestNs is { } ns ? Parts.Time.GetUtcNow() - EpochTime.FromNs(ns) : null, partitions);
        if (Parts.Meter.Status.State is SourceState.Starting or SourceState.Reconnecting && link.Answers())
        {
            Parts.Meter.Connected();
            Parts.Logger.LogInformation("Kafka source {Name} takes messages from {Place}", name, Parts.Options.Place);
        }
    }

    private void OnError(Error error)
    {
        string fault = KafkaFaults.Describe(error, name);
        bool isNew = Parts.Meter.Status.State != SourceState.Reconnecting;
        if (!KafkaFaults.IsLoss(error))
        {
            Parts.Meter.Error(fault);
            Parts.Logger.LogDebug("Kafka source {Name}: {Fault}", name, fault);
            return;
        }

        Parts.Meter.Lost(fault);
        if (isNew)
        {
            Parts.Logger.LogWarning("Kafka source {Name} ({Place}): {Fault}; the library tries again with growing pauses", name, Parts.Options.Place, fault);
        }
    }
}
