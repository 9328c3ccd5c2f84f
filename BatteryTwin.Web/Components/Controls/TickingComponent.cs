using BatteryTwin.Web.State;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>A component that reads its content again at an interval while someone can see it. One loop, awaited on dispose.</summary>
public abstract class TickingComponent : ComponentBase, IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    [Inject]
    public required TimeProvider Time { get; init; }

    [Inject]
    public required PageVisibility Visibility { get; init; }

    protected virtual TimeSpan Interval => TimeSpan.FromSeconds(1);

    /// <summary>Ends when the component leaves the screen.</summary>
    protected CancellationToken Stopping => _stop.Token;

    /// <summary>Reads the content; the component is drawn again afterwards when the result is true.</summary>
    protected abstract ValueTask<bool> OnTickAsync();

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
        {
            _loop = LoopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        await DisposeCoreAsync();
    }

    /// <summary>What a derived component releases.</summary>
    protected virtual ValueTask DisposeCoreAsync() => ValueTask.CompletedTask;

    private async Task LoopAsync()
    {
        using PeriodicTimer timer = new(Interval, Time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (Visibility.IsHidden)
                {
                    continue;
                }

                await InvokeAsync(async () =>
                {
                    if (!_stop.IsCancellationRequested && await OnTickAsync())
                    {
                        StateHasChanged();
                    }
                });
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Left the screen.
        }
        catch (Exception exception) when (!_stop.IsCancellationRequested)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
