using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace BatteryTwin.Web.Components.Layout;

/// <summary>Catches what a page throws outside its panels: the frame stays, and the next page starts afresh.</summary>
public sealed class PageBoundary : ErrorBoundary, IDisposable
{
    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required ILogger<PageBoundary> Logger { get; init; }

    public void Dispose() => Navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => Navigation.LocationChanged += OnLocationChanged;

    protected override Task OnErrorAsync(Exception exception)
    {
        Logger.LogError(exception, "The page {Address} failed", Navigation.Uri);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<PageFault>(1);
        builder.AddComponentParameter(2, nameof(PageFault.Fault), CurrentException);
        builder.AddComponentParameter(3, nameof(PageFault.OnRetry), EventCallback.Factory.Create(this, Recover));
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
