using BatteryTwin.Ingest.Events;
using BatteryTwin.Ingest.Sources.Reconnect;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Alarms.Notifications;

/// <summary>Empties the outbox, each channel for itself, so that one that is away holds up no other. A notification can arrive twice when the process ends between the answer and our note of it.</summary>
internal sealed class NotificationSender(NotificationDatabase database, NotificationClient client, IOptions<NotificationOptions> options, TimeProvider time, ILogger<NotificationSender> logger) : BackgroundService
{
    private const int SentAtOnce = 20;

    /// <summary>Longest sleep, in case a wake-up was missed.</summary>
    private static readonly TimeSpan s_longestSleep = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_toldKept = TimeSpan.FromDays(400);

    private readonly SemaphoreSlim _wake = new(0, 1);
    private readonly BackOff _pauses = new(options.Value.RetryDelay, options.Value.MaxRetryDelay, Random.Shared.NextDouble);
    private readonly HashSet<string> _failing = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Something was put into the outbox.</summary>
    public void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }

    /// <summary>Sends what is due; returns when the next is, null when nothing waits.</summary>
    public async Task<DateTimeOffset?> SendDueAsync(CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        await Task.WhenAll(database.Due().Where(channel => channel.Due <= now).Select(channel => SendAsync(channel.Channel, cancel))).ConfigureAwait(false);
        return database.Due() is { Count: > 0 } waiting ? waiting.Min(channel => channel.Due) : null;
    }

    public override void Dispose()
    {
        base.Dispose();
        _wake.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan sleep = s_longestSleep;
            try
            {
                DateTimeOffset? next = await SendDueAsync(stoppingToken).ConfigureAwait(false);
                database.Trim(options.Value.MaxLogged, time.GetUtcNow() - s_toldKept);
                if (next is { } due)
                {
                    sleep = TimeSpan.FromTicks(Math.Clamp((due - time.GetUtcNow()).Ticks, TimeSpan.TicksPerMillisecond, s_longestSleep.Ticks));
                }
            }
            catch (Exception problem) when (problem is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                logger.LogError(problem, "Notifications cannot be sent now; they wait");
            }

            await _wake.WaitAsync(sleep, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(string channel, CancellationToken cancel)
    {
        foreach (WaitingNotification waiting in database.Next(channel, time.GetUtcNow(), SentAtOnce))
        {
            DeliveryOutcome outcome = await client.SendAsync(channel, waiting.Notification, cancel).ConfigureAwait(false);
            int attempts = waiting.Attempts + 1;
            DateTimeOffset now = time.GetUtcNow();
            Report(channel, outcome);
            if (outcome.IsDelivered)
            {
                database.Note(waiting.Number, "delivered", attempts, now, null);
                continue;
            }

            if (!outcome.MayRetry || now - waiting.AcceptedAt >= options.Value.MaxAge)
            {
                database.Note(waiting.Number, "failed", attempts, now, outcome.Reason);
                continue;
            }

            TimeSpan pause = _pauses.After(attempts);
            database.Note(waiting.Number, "waiting", attempts, now + (outcome.RetryAfter is { } asked && asked > pause ? asked : pause), outcome.Reason);
        }
    }

    /// <summary>Tells when a channel begins and ceases to fail, not each time.</summary>
    private void Report(string channel, DeliveryOutcome outcome)
    {
        lock (_failing)
        {
            if (outcome.IsDelivered ? _failing.Remove(channel) : _failing.Add(channel))
            {
                if (outcome.IsDelivered)
                {
                    logger.LogInformation("Channel {Channel} takes notifications again", channel);
                }
                else
                {
                    logger.LogWarning("Channel {Channel} does not take a notification: {Reason}. It is tried again with growing pauses where that can help", channel, outcome.Reason);
                }
            }
        }
    }
}
