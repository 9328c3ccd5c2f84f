using BatteryTwin.Web.Components.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BatteryTwin.Web.Components.Layout;

/// <summary>Catches what a page throws outside its panels: the frame stays, and the next page starts afresh.</summary>
public sealed class PageBoundary : ErrorBoundary, IDisposable
{
    private string? _code;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<PageBoundary> Log { get; init; }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override Task OnErrorAsync(Exception exception)
    {
        _code = Guid.NewGuid().ToString("N")[..8];
        Log.LogError(exception, "The page {Address} failed, code {Code}", Navigation.Uri, _code);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.AddMarkupContent(1, "<div class=\"page-head\"><h1 tabindex=\"-1\">This page failed</h1></div>");
        builder.OpenComponent<PanelFault>(2);
        builder.AddComponentParameter(3, nameof(PanelFault.Message), CurrentException.Message);
        builder.AddComponentParameter(4, nameof(PanelFault.Code), _code);
        builder.AddComponentParameter(5, nameof(PanelFault.OnRetry), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (CurrentException is not null)
        {
            _ = InvokeAsync(Recover);
        }
    }
}
