using Microsoft.Extensions.Hosting;

namespace BatteryTwin.Ingest.Live;

/// <summary>Lets waiting property values go out when their interval is over, and the last ones after everything else has stopped.</summary>
internal sealed class TwinPropertyFlush(TwinPropertyWriter writer, TimeProvider time) : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = RunAsync();
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
    }

    /// <summary>By now the pipeline has handed on its last batch.</summary>
    public Task StoppedAsync(CancellationToken cancellationToken) => writer.FlushAsync(everything: true, cancellationToken);

    public void Dispose() => _stop.Dispose();

    private async Task RunAsync()
    {
        using PeriodicTimer timer = new(s_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                await writer.FlushAsync(everything: false, _stop.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Normal stop.
        }
    }
}
