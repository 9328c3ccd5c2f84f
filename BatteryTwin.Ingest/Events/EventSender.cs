using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Events;

/// <summary>
/// Delivers the events of one route, one after the other, until it is stopped. The next one is tried only when the one before was taken or went to the
/// dead letters, so a receiver sees them in order; it can see one twice when the process ends between its answer and our note of it.
/// </summary>
internal sealed class EventSender : IAsyncDisposable
{
    private const int ReadAtOnce = 100;

    private static readonly TimeSpan s_pauseAfterFault = TimeSpan.FromSeconds(5);

    private readonly ActiveRoute _route;
    private readonly DeliveryParts _parts;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private bool _failing;

    /// <param name="route">The route.</param>
    /// <param name="parts">What delivery needs.</param>
    /// <param name="before">The sender that it follows, stopped already.</param>
    public EventSender(ActiveRoute route, DeliveryParts parts, Task before)
    {
        _route = route;
        _parts = parts;
        _running = Task.Run(() => RunAsync(before));
    }

    public ActiveRoute Route => _route;

    /// <summary>Gives up what it is about; the event it was sending stays in the outbox.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(Task before)
    {
        await before.ConfigureAwait(false);
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await SendAllAsync(_stop.Token).ConfigureAwait(false);
                await _route.Traffic.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_stop.IsCancellationRequested)
            {
                // Normal stop.
            }
            catch (Exception problem)
            {
                _parts.Logger.LogError(problem, "Events of route {Route} cannot be delivered now; trying again in {Seconds} s", _route.Route.Id, s_pauseAfterFault.TotalSeconds);
                await Task.Delay(s_pauseAfterFault, _parts.Time, _stop.Token).ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAllAsync(CancellationToken cancel)
    {
        IReadOnlyList<WaitingEvent> waiting;
        while ((waiting = _parts.Outbox.Next(_route.Route.Id, ReadAtOnce)).Count > 0)
        {
            foreach (WaitingEvent next in waiting)
            {
                await SendAsync(next, cancel).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAsync(WaitingEvent next, CancellationToken cancel)
    {
        for (int attempts = next.Attempts; ;)
        {
            if (_parts.Time.GetUtcNow() - next.Accepted > _parts.Options.MaxAge)
            {
                Bury(next, $"not delivered within {_parts.Options.MaxAge:c}", attempts);
                return;
            }

            DeliveryOutcome outcome = await AttemptAsync(next, cancel).ConfigureAwait(false);
            if (outcome.IsDelivered)
            {
                _parts.Outbox.Remove(next.Number);
                _route.Traffic.CountDelivered();
                Report(outcome);
                return;
            }

            attempts++;
            Report(outcome);
            if (!outcome.MayRetry || attempts >= _parts.Options.MaxAttempts)
            {
                Bury(next, outcome.Reason, attempts);
                return;
            }

            _parts.Outbox.SetAttempts(next.Number, attempts);
            _route.Traffic.CountRetried();
            await Task.Delay(_parts.Schedule.After(attempts, outcome.RetryAfter), _parts.Time, cancel).ConfigureAwait(false);
        }
    }

    private Task<DeliveryOutcome> AttemptAsync(WaitingEvent next, CancellationToken cancel) =>
        _parts.Endpoints.TryGetValue(_route.Route.EndpointName, out EventEndpoint? endpoint)
            ? _parts.Client.PostAsync(endpoint, next.Body, cancel)
            : Task.FromResult(new DeliveryOutcome(false, MayRetry: true, $"the endpoint is not configured ({EventEndpointOptions.Section}:{_route.Route.EndpointName}:Url)"));

    private void Bury(WaitingEvent dead, string reason, int attempts)
    {
        _parts.DeadLetters.Write(_route.Route, reason, attempts, dead.Body);
        _parts.Outbox.Remove(dead.Number);
        _route.Traffic.CountDeadLettered();
    }

    /// <summary>Tells when an endpoint begins and ceases to fail, not each time.</summary>
    private void Report(DeliveryOutcome outcome)
    {
        if (outcome.IsDelivered && _failing)
        {
            _parts.Logger.LogInformation("Endpoint {Endpoint} takes the events of route {Route} again", _route.Route.EndpointName, _route.Route.Id);
        }
        else if (!outcome.IsDelivered && !_failing)
        {
            _parts.Logger.LogWarning(
                "Endpoint {Endpoint} does not take an event of route {Route}: {Reason}. It is tried again with growing pauses where that can help, then goes to the dead-letter file",
                _route.Route.EndpointName, _route.Route.Id, outcome.Reason);
        }

        _failing = !outcome.IsDelivered;
    }
}
