using BatteryTwin.Web.State.Frame;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BatteryTwin.Web.Components.Layout;

/// <summary>The frame around every page. Once a second it reads what header, navigation and banners show.</summary>
public sealed partial class MainLayout : IAsyncDisposable
{
    private DotNetObjectReference<MainLayout>? _self;
    private IJSObjectReference? _module;
    private FrameFacts _facts = null!;

    [Inject]
    public required FrameReader Reader { get; init; }

    [Inject]
    public required LiveClock Clock { get; init; }

    [Inject]
    public required IJSRuntime Script { get; init; }

    /// <summary>Called by the page's script when its tab is hidden or shown.</summary>
    [JSInvokable]
    public void VisibilityChanged(bool hidden) => Clock.SetHidden(hidden);

    public async ValueTask DisposeAsync()
    {
        Clock.Tick -= OnTick;
        _self?.Dispose();
        if (_module is not null)
        {
            try
            {
                await _module.InvokeVoidAsync("stopWatchingVisibility");
                await _module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The window is gone, and its script with it.
            }
        }
    }

    protected override void OnInitialized() => _facts = Reader.Read();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            Clock.Tick += OnTick;
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./js/frame.js");
            await _module.InvokeVoidAsync("watchVisibility", _self);
        }
    }

    private void OnTick() => _ = InvokeAsync(() =>
    {
        _facts = Reader.Read();
        StateHasChanged();
    });
}
