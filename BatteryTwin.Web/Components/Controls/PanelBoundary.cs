using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>Keeps a failing part from taking the page down: shows what failed, with a code that the log carries too, and a retry.</summary>
public sealed class PanelBoundary : ErrorBoundary
{
    private string? _code;

    [Inject]
    public required ILogger<PanelBoundary> Log { get; init; }

    /// <summary>What the part is called, for the log.</summary>
    [Parameter]
    public string Title { get; set; } = string.Empty;

    /// <summary>Called before the content is tried again.</summary>
    [Parameter]
    public EventCallback OnRetry { get; set; }

    protected override Task OnErrorAsync(Exception exception)
    {
        _code = Guid.NewGuid().ToString("N")[..8];
        Log.LogError(exception, "{Part} could not be shown, code {Code}", Title, _code);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<PanelFault>(1);
        builder.AddComponentParameter(2, nameof(PanelFault.Message), CurrentException.Message);
        builder.AddComponentParameter(3, nameof(PanelFault.Code), _code);
        builder.AddComponentParameter(4, nameof(PanelFault.OnRetry), EventCallback.Factory.Create(this, RetryAsync));
        builder.CloseComponent();
    }

    private async Task RetryAsync()
    {
        await OnRetry.InvokeAsync();
        Recover();
    }
}
