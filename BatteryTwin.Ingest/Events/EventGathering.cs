using System.Diagnostics;
using System.Threading.Channels;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Events;

/// <summary>
/// Brings what happens to the outbox, at this task's own pace: whoever changes the graph or publishes telemetry rings a bell and never waits.
/// </summary>
internal sealed class EventGathering(
    EventRoutes routes,
    JournalGathering? journal,
    TelemetryInbox inbox,
    EventOutbox outbox,
    ITwinGraph graph,
    ITelemetryPublications publications,
    TimeProvider time,
    ILogger<EventGathering> logger) : BackgroundService
{
    private const int MessagesAtOnce = 500;

    private static readonly TimeSpan s_pauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        publications.Published += TakeTelemetry;
        graph.AnyChanged += GraphChanged;
        routes.Changed += Ring;
        Ring();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>What waits is brought to the outbox before this ends.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        publications.Published -= TakeTelemetry;
        graph.AnyChanged -= GraphChanged;
        routes.Changed -= Ring;
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (Gather())
        {
            journal?.NoteProgress();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _bell.Reader.WaitToReadAsync(stoppingToken).ConfigureAwait(false))
            {
                _bell.Reader.TryRead(out _);
                while (!Gather())
                {
                    await Task.Delay(s_pauseAfterFault, time, stoppingToken).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Normal stop.
        }
    }

    /// <summary>Takes all that waits; false when that failed and must be tried again.</summary>
    private bool Gather()
    {
        try
        {
            while (TakeMessages() | (journal?.TakeNext() ?? false))
            {
                // Until both have nothing more.
            }

            return true;
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Events cannot be put into the outbox now; trying again in {Seconds} s", s_pauseAfterFault.TotalSeconds);
            journal?.Restart();
            return false;
        }
    }

    private bool TakeMessages()
    {
        IReadOnlyList<GatheredEvent> messages = inbox.Peek(MessagesAtOnce);
        if (messages.Count > 0)
        {
            outbox.Add(messages, null);
            inbox.Remove(messages.Count);
        }

        return messages.Count > 0;
    }

    private void TakeTelemetry(PublishedTelemetry telemetry)
    {
        if (routes.Any)
        {
            inbox.Add(telemetry, Activity.Current?.Id);
            Ring();
        }
    }

    private void GraphChanged(GraphChange change)
    {
        if (routes.Any)
        {
            Ring();
        }
    }

    private void Ring() => _bell.Writer.TryWrite(true);
}
