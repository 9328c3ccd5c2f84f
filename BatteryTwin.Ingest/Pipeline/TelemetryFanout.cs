using BatteryTwin.Domain.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Hands stored batches to every registered observer, each at its own pace. At stop, observers first finish what waits.</summary>
internal sealed class TelemetryFanout : IHostedService, IDisposable
{
    // Resolved at first use, since an observer may itself write through the pipeline.
    private readonly Lazy<ObserverQueue[]> _queues;

    public TelemetryFanout(IServiceProvider services, IOptions<IngestPipelineOptions> options, ILogger<TelemetryFanout> logger) =>
        _queues = new(() => [.. services.GetServices<ITelemetryObserver>().Select(observer => new ObserverQueue(observer, options.Value.MaxPointsPerObserver, logger))]);

    public IReadOnlyList<ObserverStatus> Status => [.. _queues.Value.Select(queue => queue.Status)];

    /// <param name="batch">Stored points.</param>
    /// <param name="source">Where they came from.</param>
    /// <param name="hasTwins">Some series of the batch names a twin of the graph.</param>
    public void Publish(TelemetryBatch batch, IngestSource source, bool hasTwins)
    {
        foreach (ObserverQueue queue in _queues.Value)
        {
            if (hasTwins || !queue.OnlyTwins)
            {
                queue.Publish(batch, source);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Array.ForEach(_queues.Value, queue => queue.Start());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_queues.Value.Select(queue => queue.StopAsync(cancellationToken)));

    public void Dispose()
    {
        if (_queues.IsValueCreated)
        {
            Array.ForEach(_queues.Value, queue => queue.Dispose());
        }
    }
}
