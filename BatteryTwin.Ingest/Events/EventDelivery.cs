using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Events;

/// <summary>Keeps one sender running for each route.</summary>
internal sealed class EventDelivery(EventRoutes routes, DeliveryParts parts) : IHostedService
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, EventSender> _senders = new(StringComparer.Ordinal);
    private bool _stopped;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        routes.Changed += Follow;
        Follow();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        routes.Changed -= Follow;
        EventSender[] running;
        lock (_lock)
        {
            _stopped = true;
            running = [.. _senders.Values];
            _senders.Clear();
        }

        await Task.WhenAll(running.Select(sender => sender.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    /// <summary>Stops senders of routes that went or changed, and starts those that are missing.</summary>
    private void Follow()
    {
        lock (_lock)
        {
            if (_stopped)
            {
                return;
            }

            Dictionary<string, ActiveRoute> active = routes.Active.ToDictionary(route => route.Route.Id, StringComparer.Ordinal);
            Dictionary<string, Task> stopping = new(StringComparer.Ordinal);
            foreach ((string id, EventSender sender) in _senders.Where(pair => !ReferenceEquals(active.GetValueOrDefault(pair.Key), pair.Value.Route)).ToArray())
            {
                stopping[id] = sender.DisposeAsync().AsTask();
                _senders.Remove(id);
            }

            foreach ((string id, ActiveRoute route) in active.Where(pair => !_senders.ContainsKey(pair.Key)))
            {
                _senders[id] = new EventSender(route, parts, stopping.GetValueOrDefault(id, Task.CompletedTask));
            }
        }
    }
}
